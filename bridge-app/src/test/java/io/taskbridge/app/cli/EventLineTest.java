// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class EventLineTest {
    private static final String HEAD = "2026-01-15T10:20:30.301Z  b/0f3a  RUNNING -> COMPLETED  webhook  #2";

    private static String lineOf(String value) {
        return EventLine.of(record("b/0f3a", value), Ansi.OFF);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
        return new ConsumerRecord<>("task-events", 3, 7, bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String to, String more) {
        return """
                {"from":"RUNNING","to":"%s","via":"webhook","sequence":2,"observedAt":"2026-01-15T10:20:30.301Z"%s}
                """.formatted(to, more);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,"result":{"text":"hi"},"resultOmitted":null,"error":null | '  result {"text":"hi"}'
            ,"result":null,"resultOmitted":null,"error":null          | '  result null'
            ,"result":null,"resultOmitted":"webhook-missed"           | '  no result: webhook-missed'
            ,"error":{"code":"E1","message":"bad"}                    | '  error E1: bad'
            ,"error":{"code":null,"message":"bad"}                    | '  error bad'
            ,"x":1                                                    | ''
            """)
    void lineSaysWhatHappenedAndWhatCameOfIt(String more, String hint) {
        assertThat(lineOf(event("COMPLETED", more))).isEqualTo(HEAD + hint);
    }

    @Test
    void nullResultOfARunningTaskIsNotWorthSaying() {
        assertThat(lineOf(event("QUEUED", ",\"result\":null,\"resultOmitted\":null")))
                .endsWith("webhook  #2");
    }

    @Test
    void longResultIsCutShort() {
        String line = lineOf(event("COMPLETED", ",\"result\":\"" + "x".repeat(10_000) + "\""));

        assertThat(line).endsWith("xxx...").hasSizeLessThan(200);
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        String line = EventLine.of(
                record("b/\u001b[2J", event("FAILED", ",\"error\":{\"message\":\"a\\nb\\u001bc\"}")), Ansi.OFF);

        assertThat(line).contains("b/ [2J", "error a b c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "null", "1", "{\"to\":5}", "\uFFFD"})
    void anythingElseIsALineToo(String value) {
        assertThat(lineOf(value)).endsWith("b/0f3a  not an event (task-events-3 offset 7)");
    }

    @Test
    void stateIsColouredAndNothingElse() {
        String line = EventLine.of(record("b/0f3a", event("COMPLETED", "")), Ansi.ON);

        assertThat(line).isEqualTo(HEAD.replace("COMPLETED", "\u001b[32mCOMPLETED\u001b[39m"));
    }

    @ParameterizedTest
    @EnumSource(value = TaskState.class, mode = EnumSource.Mode.EXCLUDE, names = "TRACKED")
    void everyStateHasAColour(TaskState state) {
        assertThat(EventLine.of(record("b/0f3a", event(state.name(), "")), Ansi.ON))
                .contains("\u001b[");
    }

    @Test
    void wordThatIsNoStateBringsNoColourOfItsOwn() {
        assertThat(EventLine.of(record("b", event("\\u001b[31mX", "")), Ansi.ON))
                .doesNotContain("\u001b");
    }

    @Test
    void recordWithoutKeyAndValueIsALineToo() {
        assertThat(EventLine.of(record(null, null), Ansi.OFF)).endsWith("-  not an event (task-events-3 offset 7)");
    }
}
