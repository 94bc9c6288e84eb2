// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.time.Instant;

/**
 * The records of the inbox topic. {@code track} and {@code untrack} are JSON and may be written by anyone with Kafka
 * rights; {@code observed} is what a bridge writes for a webhook that it has authenticated, a message of
 * {@code task.proto}, private to bridges.
 */
public final class InboxCodec {
    private InboxCodec() {}

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
        return TaskWriter.bytes(key, observation);
    }

    /**
     * @param at when the record is read: the time of what it asks for
     * @throws InvalidRecordException if nobody can act on the bytes
     */
    public static Input decode(byte[] bytes, Instant at) throws InvalidRecordException {
        if (ObservedReader.begins(bytes)) {
            return observed(bytes);
        }
        JsonNode node = RecordMapper.tree(bytes);
        String type = node.path("type").asText();
        return switch (type) {
            case "track" -> new Input.Track(RegistrationJson.read(((ObjectNode) node).without("type")), at);
            case "untrack" -> new Input.Untrack(RegistrationJson.key(node), at);
            default -> throw new InvalidRecordException("type: must be track or untrack");
        };
    }

    private static Input observed(byte[] bytes) throws InvalidRecordException {
        Input.Observed observed = TaskProto.message(() -> ObservedReader.read(bytes));
        ReportBounds.check(observed.observation().report());
        return observed;
    }
}
