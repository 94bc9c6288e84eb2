// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationJsonTest {
    private static Registration read(String json) throws InvalidRecordException {
        return RegistrationJson.read(Golden.tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode labelled(int labels, int nameLength, int valueLength) {
        ObjectNode node = Json.mapper().createObjectNode().put("source", "s").put("id", "i");
        ObjectNode into = node.putObject("labels");
        for (int i = 0; i < labels; i++) {
            into.put(String.format("%0" + nameLength + "d", i), "v".repeat(valueLength));
        }
        return node;
    }

    @Test
    void onlySourceAndIdAreRequired() throws InvalidRecordException {
        assertThat(read("{\"source\":\"s\",\"id\":\"i\"}"))
                .isEqualTo(new Registration(new TaskKey("s", "i"), null, Map.of(), null, null));
    }

    @Test
    void everyFieldIsRead() throws InvalidRecordException {
        Registration registration = read("""
                {"source":"s","id":"i","target":"model:m","labels":{"k":"v"},
                 "submittedAt":"2026-01-15T11:20:30+01:00","deadline":"2026-01-16T10:20:30.5Z"}""");

        assertThat(registration)
                .isEqualTo(new Registration(
                        new TaskKey("s", "i"),
                        "model:m",
                        Map.of("k", "v"),
                        Instant.parse("2026-01-15T10:20:30Z"),
                        Instant.parse("2026-01-16T10:20:30.5Z")));
    }

    @Test
    void nullIsLikeAbsent() throws InvalidRecordException {
        assertThat(read("""
                {"source":"s","id":"i","target":null,"labels":null,"submittedAt":null,"deadline":null}""")).isEqualTo(read("{\"source\":\"s\",\"id\":\"i\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                            | must be a JSON object",
                "\"secret\"                                    | must be a JSON object",
                "{\"source\":\"s\",\"id\":\"i\",\"secret\":1}  | unknown field; known are [deadline, id, labels, source, submittedAt, target]",
                "{\"source\":\"s\",\"id\":\"i\",\"type\":\"untrack\"} | unknown field; known are [deadline, id, labels, source, submittedAt, target]",
                "{\"id\":\"i\"}                                | source: is required",
                "{\"source\":null,\"id\":\"i\"}                | source: is required",
                "{\"source\":\"s\"}                            | id: is required",
                "{\"source\":[\"secret\"],\"id\":\"i\"}        | source: must be a string",
                "{\"source\":\"s\",\"id\":12}                  | id: must be a string",
                "{\"source\":\"\",\"id\":\"i\"}                | source: must have 1 to 256 characters",
                "{\"source\":\"s\",\"id\":\"secret\\n\"}       | id: must not contain control characters",
                "{\"source\":\"s\",\"id\":\"\\uD83E\"}         | id: must be well-formed Unicode",
                "{\"source\":\"s\",\"id\":\"i\",\"target\":\"\"} | target: must have 1 to 256 characters",
                "{\"source\":\"s\",\"id\":\"i\",\"target\":5}  | target: must be a string",
                "{\"source\":\"s\",\"id\":\"i\",\"labels\":[]} | labels: must be an object of at most 64 strings",
                "{\"source\":\"s\",\"id\":\"i\",\"labels\":{\"a\":1}} | labels: names and values must be strings of at most 1024 characters",
                "{\"source\":\"s\",\"id\":\"i\",\"labels\":{\"a\":null}} | labels: names and values must be strings of at most 1024 characters",
                "{\"source\":\"s\",\"id\":\"i\",\"deadline\":\"tomorrow\"} | deadline: must be an ISO 8601 instant such as 2026-01-15T10:20:30Z",
                "{\"source\":\"s\",\"id\":\"i\",\"deadline\":1768472430} | deadline: must be a string",
                "{\"source\":\"s\",\"id\":\"i\",\"submittedAt\":\"2026-01-15\"} | submittedAt: must be an ISO 8601 instant such as 2026-01-15T10:20:30Z",
            })
    void brokenRuleIsNamedWithoutQuotingTheValue(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(message);
    }

    @Test
    void labelsMayReachTheirLimits() {
        assertThatCode(() -> RegistrationJson.read(labelled(64, 1024, 1024))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("excessiveLabels")
    void labelsBeyondTheirLimitsAreRefused(ObjectNode node) {
        assertThatThrownBy(() -> RegistrationJson.read(node))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("labels: ");
    }

    static Stream<ObjectNode> excessiveLabels() {
        return Stream.of(labelled(65, 2, 1), labelled(1, 1025, 1), labelled(1, 1, 1025));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a/b", " ", "%2F", "😀"})
    void idIsTheProvidersOwnAndNotJudged(String id) throws InvalidRecordException {
        ObjectNode node = Json.mapper().createObjectNode().put("source", "s").put("id", id);

        assertThat(RegistrationJson.read(node).key().id()).isEqualTo(id);
    }
}
