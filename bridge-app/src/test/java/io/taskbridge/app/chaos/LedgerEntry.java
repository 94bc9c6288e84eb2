// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.demo.Expectation;
import io.taskbridge.app.demo.Script;
import io.taskbridge.codec.Json;
import io.taskbridge.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka must say of one task: known beforehand, since every call is repeated until it is acknowledged.
 *
 * @param path the states that the task goes through, one after the other
 */
record LedgerEntry(
        String key,
        List<TaskState> path,
        @Nullable JsonNode output,
        @Nullable String omitted) {
    static LedgerEntry of(String key, Script script) {
        Expectation end = script.expected();
        List<TaskState> path = new ArrayList<>();
        Stream.concat(script.phases().stream().map(phase -> phase.state()), Stream.of(end.state()))
                .filter(state -> state != TaskState.TRACKED)
                .filter(state -> path.isEmpty() || path.get(path.size() - 1) != state)
                .forEach(path::add);
        String omitted = end.omitted() == null ? null : end.omitted().word();
        return new LedgerEntry(key, path, end.output(), omitted);
    }

    static LedgerEntry read(byte[] line) throws java.io.IOException {
        JsonNode json = Json.read(line);
        List<TaskState> path = StreamSupport.stream(json.path("path").spliterator(), false)
                .map(state -> TaskState.valueOf(state.asText()))
                .toList();
        return new LedgerEntry(
                json.path("key").asText(),
                path,
                json.path("output"),
                json.path("omitted").textValue());
    }

    byte[] write() {
        ObjectNode json = Json.mapper().createObjectNode().put("key", key);
        path.forEach(state -> json.withArray("path").add(state.name()));
        json.set("output", output);
        return Json.write(json.put("omitted", omitted));
    }
}
