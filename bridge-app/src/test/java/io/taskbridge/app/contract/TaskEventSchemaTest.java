// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskEventSchemaTest {
    private static List<String> problems(JsonNode event) {
        return Contracts.problems(event, "event");
    }

    private static ObjectNode golden(String file) {
        return (ObjectNode) GoldenFiles.read(file);
    }

    static List<String> goldenEvents() {
        return GoldenFiles.files("event-", ".json");
    }

    static List<String> fields() {
        return StreamSupport.stream(
                        Contracts.at("event/properties").properties().spliterator(), false)
                .map(field -> field.getKey())
                .toList();
    }

    static List<String> fieldsOfEveryEvent() {
        return fields().stream().filter(field -> !field.equals("resultRef")).toList();
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void whatIsPublishedIsValid(String file) {
        assertThat(problems(golden(file))).isEmpty();
    }

    @Test
    void ownExamplesAreValid() {
        assertThat(Contracts.at("event/examples"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(problems(example)).isEmpty());
    }

    @Test
    void fieldsAreDescribedInTheOrderInWhichTheyAreWritten() {
        assertThat(fields())
                .containsExactlyElementsOf(
                        () -> golden("event-completed-kept-aside.json").fieldNames());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldIsDescribed(String field) {
        assertThat(Contracts.at("event/properties/" + field).path("description").asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("fieldsOfEveryEvent")
    void noFieldMayBeLeftOut(String field) {
        ObjectNode event = golden("event-completed.json");
        event.remove(field);

        assertThat(problems(event)).isNotEmpty();
    }

    @Test
    void noFieldMayBeAdded() {
        assertThat(problems(golden("event-completed.json").put("invented", 1))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"result", "resultOmitted", "error", "target", "occurredAt", "providerStatus"})
    void whatMayBeUnknownMayBeNull(String field) {
        assertThat(problems(golden("event-completed.json").putNull(field))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "event-completed.json | source        | null",
                "event-completed.json | source        | \"\"",
                "event-completed.json | source        | \"a/b\"",
                "event-completed.json | provider      | null",
                "event-completed.json | taskId        | \"\"",
                "event-completed.json | target        | 1",
                "event-completed.json | sequence      | 0",
                "event-completed.json | sequence      | 1.5",
                "event-completed.json | sequence      | \"1\"",
                "event-completed.json | from          | \"FAILED\"",
                "event-completed.json | from          | null",
                "event-completed.json | to            | \"TRACKED\"",
                "event-completed.json | to            | \"completed\"",
                "event-completed.json | to            | \"RUNNING\"",
                "event-completed.json | to            | \"FAILED\"",
                "event-completed.json | terminal      | false",
                "event-completed.json | terminal      | null",
                "event-completed.json | providerStatus | 1",
                "event-completed.json | via           | \"WEBHOOK\"",
                "event-completed.json | via           | \"deadline\"",
                "event-completed.json | trackedAt     | null",
                "event-completed.json | trackedAt     | \"2026-01-15T10:20:30+01:00\"",
                "event-completed.json | observedAt    | 1768472430",
                "event-completed.json | observedAt    | \"2026-13-15T10:20:30Z\"",
                "event-completed.json | occurredAt    | \"yesterday\"",
                "event-completed.json | labels        | null",
                "event-completed.json | labels        | {\"a\":1}",
                "event-completed.json | resultOmitted | \"not-provided\"",
                "event-completed.json | resultOmitted | \"lost\"",
                "event-completed.json | error         | {\"code\":null,\"message\":\"m\",\"detail\":null}",
                "event-completed.json | attributes    | {\"a\":null}",
                "event-running.json   | terminal      | true",
                "event-running.json   | result        | 1",
                "event-running.json   | resultOmitted | \"not-provided\"",
                "event-failed.json    | error         | null",
                "event-failed.json    | error         | {\"code\":\"c\",\"message\":\"m\"}",
                "event-failed.json    | error         | {\"code\":\"c\",\"message\":null,\"detail\":null}",
                "event-failed.json    | error         | {\"code\":\"c\",\"message\":\"m\",\"detail\":1,\"more\":1}",
                "event-failed.json    | result        | {}",
                "event-lost.json      | error         | null",
                "event-lost.json      | to            | \"EXPIRED\"",
                "event-completed-kept-aside.json | resultOmitted | null",
                "event-completed-kept-aside.json | resultOmitted | \"not-provided\"",
                "event-completed-kept-aside.json | result | {}",
                "event-completed-kept-aside.json | resultRef | null",
                "event-completed-kept-aside.json | resultRef | {\"url\":\"http://a/b\",\"bytes\":1}",
                "event-completed-kept-aside.json | resultRef | {\"url\":\"http://a/b\",\"sha256\":\"../x\",\"bytes\":1}",
                "event-late-output.json | via         | \"poll\"",
                "event-late-output.json | to          | \"FAILED\"",
            })
    void whatIsNeverPublishedIsInvalid(String file, String field, String value) throws JsonProcessingException {
        ObjectNode event = golden(file);
        event.set(field, Json.read(value.getBytes(StandardCharsets.UTF_8)));

        assertThat(problems(event)).isNotEmpty();
    }
}
