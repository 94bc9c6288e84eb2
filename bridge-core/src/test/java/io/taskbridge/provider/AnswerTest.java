// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static Answer answer(String json) {
        return Answer.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"a\"", "[]", "{", "<html>"})
    void onlyAnObjectIsAnAnswer(String body) {
        assertThat(answer(body)).isNull();
    }

    @Test
    void nullIsAFieldButNoValue() {
        Answer answer = answer("{\"a\":null}");

        assertThat(answer.get("a")).isNotNull();
        assertThat(answer.value("a")).isNull();
        assertThat(answer.get("b")).isNull();
        assertThat(answer.value("b")).isNull();
    }

    @Test
    void rawFieldIsAsItIsWritten() {
        Answer answer = answer("{\"a\": {\"x\": [1.10 ]} ,\"b\":null}");

        assertThat(answer.raw("a")).isEqualTo(new RawJson("{\"x\": [1.10 ]}"));
        assertThat(answer.raw("b")).isEqualTo(new RawJson("null"));
        assertThat(answer.raw("c")).isNull();
        assertThat(answer.rawValue("a")).isEqualTo(answer.raw("a"));
        assertThat(answer.rawValue("b")).isNull();
        assertThat(answer.rawValue("c")).isNull();
    }

    @Test
    void lastOfTwoFieldsOfOneNameCounts() {
        assertThat(answer("{\"a\":1,\"a\":[2]}").raw("a")).isEqualTo(new RawJson("[2]"));
    }

    @Test
    void bodyThatGoesOnAfterItsObjectIsNoAnswer() {
        assertThat(answer("{} {}")).isNull();
    }

    @Test
    void onlyStringsAreText() {
        Answer answer = answer("{\"a\":\"x\",\"b\":7}");

        assertThat(answer.text("a")).isEqualTo("x");
        assertThat(answer.text("b")).isNull();
        assertThat(answer.text("c")).isNull();
    }

    @Test
    void wordsAreStringsAndWholeNumbers() {
        Answer answer = answer("{\"a\":\"x\",\"b\":7,\"c\":true,\"d\":{},\"e\":null,\"f\":1e999999999}");

        Map<String, String> words =
                answer.words(Map.of("one", "a", "two", "b", "three", "c", "four", "d", "five", "e", "six", "f"));

        assertThat(words).containsOnly(Map.entry("one", "x"), Map.entry("two", "7"));
    }

    @Test
    void wordsAreCut() {
        assertThat(answer("{\"a\":\"" + "x".repeat(10_000) + "\"}").word("a")).hasSize(Excerpt.WORD + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500",
        "'\"500\"', 500",
        "'\" 500 \"', 500",
        "-1, -1",
        "'\"E7\"',",
        "'\"\"',",
        "99999999999,",
        "'\"99999999999\"',",
        "1e999999999,",
        "null,",
        "[1],",
    })
    void numbersAreReadFromNumbersAndStrings(String json, Integer number) {
        assertThat(answer("{\"a\":" + json + "}").number("a")).isEqualTo(number);
    }

    @Test
    void absentNumberIsNone() {
        assertThat(answer("{}").number("a")).isNull();
    }
}
