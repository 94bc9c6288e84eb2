// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated provider sends back.
 *
 * @param status 0 where nothing is sent at all
 * @param closesAfter set only where nothing is sent: when the connection is closed instead
 */
public record Answer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Duration closesAfter) {
    private static final String CONTENT_TYPE = "content-type";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(CONTENT_TYPE, "application/json"), Json.write(body), null);
    }

    public static Answer html(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of(CONTENT_TYPE, "text/html; charset=utf-8"), bytes, null);
    }

    /** No answer; the connection is closed after the given time. */
    public static Answer silence(Duration closesAfter) {
        return new Answer(0, Map.of(), new byte[0], closesAfter);
    }

    public Answer with(byte[] other) {
        return new Answer(status, headers, other, closesAfter);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, closesAfter);
    }
}
