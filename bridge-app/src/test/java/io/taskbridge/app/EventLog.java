// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The events of a topic by task, in the order in which a consumer reads them. */
public final class EventLog {
    private final Map<String, List<JsonNode>> byKey = new LinkedHashMap<>();

    EventLog(List<ConsumerRecord<String, String>> records) {
        for (ConsumerRecord<String, String> record : records) {
            byKey.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(BridgeFixture.json(record.value()));
        }
    }

    public List<JsonNode> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The states that the task was said to enter. */
    public List<TaskState> states(String key) {
        return of(key).stream()
                .map(event -> TaskState.valueOf(event.path("to").asText()))
                .toList();
    }

    /** The first event that says the task has ended; a missing node if none does. */
    JsonNode terminal(String key) {
        return of(key).stream()
                .filter(event -> event.path("terminal").asBoolean())
                .findFirst()
                .orElse(BridgeFixture.json("{}").path("missing"));
    }

    boolean ended(String key) {
        return !terminal(key).isMissingNode();
    }
}
