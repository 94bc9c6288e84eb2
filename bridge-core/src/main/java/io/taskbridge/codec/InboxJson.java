// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records of the inbox topic. {@code track} and {@code untrack} may be written by anyone with Kafka rights;
 * {@code observed} is what a bridge writes for a webhook that it has authenticated.
 */
public final class InboxJson {
    record Observed(String type, String source, String id, Observation observation) {}

    private InboxJson() {}

    public static byte[] track(Registration registration) {
        return Json.write(RegistrationJson.write(registration).put("type", "track"));
    }

    public static byte[] untrack(TaskKey key) {
        return Json.write(Json.mapper()
                .createObjectNode()
                .put("type", "untrack")
                .put("source", key.source())
                .put("id", key.id()));
    }

    public static byte[] observed(TaskKey key, Observation observation) {
        return RecordWriter.bytes(json -> {
            json.writeStringField("type", "observed");
            json.writeStringField("source", key.source());
            json.writeStringField("id", key.id());
            RecordWriter.write(json, "observation", observation);
        });
    }

    /**
     * @param at when the record is read: the time of what it asks for
     * @throws InvalidRecordException if nobody can act on the bytes
     */
    public static Input decode(byte[] bytes, Instant at) throws InvalidRecordException {
        Observed written = written(bytes);
        if (written != null) {
            return news(key(written), written.observation());
        }
        JsonNode node = RecordMapper.tree(bytes);
        String type = node.path("type").asText();
        return switch (type) {
            case "track" -> new Input.Track(RegistrationJson.read(((ObjectNode) node).without("type")), at);
            case "untrack" -> new Input.Untrack(RegistrationJson.key(node), at);
            case "observed" ->
                news(RegistrationJson.key(node), RecordMapper.read(node, "observation", Observation.class));
            default -> throw new InvalidRecordException("type: must be track or untrack");
        };
    }

    /** An observation as bridges write it, read in one go, without a tree; null where it is anything else. */
    static @Nullable Observed written(byte[] bytes) {
        try (JsonParser json = RecordMapper.parser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            String type = text(json, "type");
            String source = "observed".equals(type) ? text(json, "source") : null;
            String id = source == null ? null : text(json, "id");
            if (type == null || source == null || id == null || !isNext(json, "observation")) {
                return null;
            }
            Observation observation = new RecordReader(json, bytes).observation();
            boolean whole = json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole ? new Observed(type, source, id, observation) : null;
        } catch (IOException | RuntimeException e) {
            // What is wrong with it is said when it is read as anything that may come.
            return null;
        }
    }

    private static @Nullable String text(JsonParser json, String field) throws IOException {
        return isNext(json, field) ? json.nextTextValue() : null;
    }

    private static boolean isNext(JsonParser json, String field) throws IOException {
        return field.equals(json.nextFieldName());
    }

    private static TaskKey key(Observed written) throws InvalidRecordException {
        try {
            return new TaskKey(written.source(), written.id());
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static Input news(TaskKey key, Observation observation) throws InvalidRecordException {
        ReportBounds.check(observation.report());
        return new Input.Observed(key, observation);
    }
}
