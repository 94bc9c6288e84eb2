// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transition as a Kafka consumer reads it; on purpose not with the code that writes it.
 *
 * @param output null where there is none
 * @param omitted why, as the event words it
 */
record SeenEvent(
        String source,
        String id,
        long sequence,
        TaskState from,
        TaskState to,
        String via,
        @Nullable JsonNode output,
        @Nullable String omitted,
        Instant seenAt) {

    /** @throws IllegalArgumentException if the value is no event */
    static SeenEvent parse(byte[] value, Instant seenAt) {
        try {
            JsonNode event = Json.read(value);
            String omitted = event.path("resultOmitted").textValue();
            TaskState to = TaskState.valueOf(event.path("to").asText());
            JsonNode result = event.get("result");
            // A completed task whose event names no reason has an output, and null is one.
            boolean given = to == TaskState.COMPLETED && omitted == null;
            return new SeenEvent(
                    event.path("source").asText(),
                    event.path("taskId").asText(),
                    event.path("sequence").asLong(),
                    TaskState.valueOf(event.path("from").asText()),
                    to,
                    event.path("via").asText(),
                    given ? result : null,
                    omitted,
                    seenAt);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    String key() {
        return source + "/" + id;
    }

    /** Whether it only brings the output of a task that had completed before. */
    boolean lateOutput() {
        return from == to;
    }
}
