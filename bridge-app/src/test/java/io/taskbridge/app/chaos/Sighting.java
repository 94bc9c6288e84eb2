// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What an event says that can be true or false. */
record Sighting(
        String key,
        int sequence,
        TaskState from,
        TaskState to,
        JsonNode output,
        @Nullable String omitted) {
    static Sighting of(ConsumerRecord<String, String> record) {
        JsonNode event = BridgeFixture.json(record.value());
        Sighting seen = new Sighting(
                record.key(),
                event.path("sequence").asInt(),
                TaskState.valueOf(event.path("from").asText()),
                TaskState.valueOf(event.path("to").asText()),
                event.path("result"),
                event.path("resultOmitted").textValue());
        String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        if (!id.equals(seen.id())) {
            throw new AssertionError("ce_id is " + id + " where the record says " + seen.id());
        }
        return seen;
    }

    String id() {
        return key + "#" + sequence;
    }

    /** The output of a task that has ended without one before. */
    boolean late() {
        return from == TaskState.COMPLETED && to == TaskState.COMPLETED;
    }
}
