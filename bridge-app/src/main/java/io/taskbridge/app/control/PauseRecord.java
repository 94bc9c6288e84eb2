// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the control topic holds that a source is paused: under the group's name and the source's, since several groups
 * may share the topic. That it is not paused is a tombstone, or nothing at all.
 */
final class PauseRecord {
    private static final String TYPE = "pause";

    private PauseRecord() {}

    static byte[] key(String group, String source) {
        return (group + "/" + source).getBytes(StandardCharsets.UTF_8);
    }

    /** The source that the key is about, null if it is another group's. */
    static @Nullable String source(String group, byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        // No source has a slash in its name; a group may.
        int slash = text.lastIndexOf('/');
        return slash >= 0 && text.substring(0, slash).equals(group) ? text.substring(slash + 1) : null;
    }

    static byte[] value(Instant since) {
        return Json.write(Json.mapper().createObjectNode().put("type", TYPE).put("since", since.toString()));
    }

    /** Null if the value says nothing that is understood. */
    static @Nullable Instant since(byte[] value) {
        try {
            JsonNode record = Json.read(value);
            return record.path("type").asText().equals(TYPE)
                    ? Instant.parse(record.path("since").asText())
                    : null;
        } catch (IOException | DateTimeException e) {
            return null;
        }
    }
}
