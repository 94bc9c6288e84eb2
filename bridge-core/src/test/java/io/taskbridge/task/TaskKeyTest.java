// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskKeyTest {
    @Test
    void textIsSourceSlashId() {
        assertThat(new TaskKey("prod", "0f3a")).hasToString("prod/0f3a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0f3a", "a/b", "/", "a//b/", "é", "\uD83D\uDE00", " "})
    void textCanBeTakenApartAgain(String id) {
        TaskKey key = new TaskKey("prod", id);

        assertThat(TaskKey.parse(key.toString())).isEqualTo(key);
        assertThat(new String(key.bytes(), StandardCharsets.UTF_8)).isEqualTo("prod/" + id);
    }

    static Stream<Arguments> brokenNames() {
        return Stream.of(
                argumentSet("empty", "", "1 to 256 characters"),
                argumentSet("too long", "x".repeat(257), "1 to 256 characters"),
                argumentSet("line feed", "a\nb", "control characters"),
                argumentSet("null character", "a\0b", "control characters"),
                argumentSet("C1 control character", "a\u0085b", "control characters"),
                argumentSet("unpaired surrogate", "a\uD800b", "well-formed Unicode"));
    }

    @ParameterizedTest
    @MethodSource("brokenNames")
    void brokenIdIsRefusedNamingTheRule(String id, String rule) {
        assertThatThrownBy(() -> new TaskKey("prod", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id: ")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @MethodSource("brokenNames")
    void brokenSourceIsRefusedNamingTheRule(String source, String rule) {
        assertThatThrownBy(() -> new TaskKey(source, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("source: ")
                .hasMessageContaining(rule);
    }

    @Test
    void longestNamesAreAccepted() {
        String longest = "x".repeat(256);

        assertThat(new TaskKey(longest, longest).id()).hasSize(256);
    }

    @Test
    void sourceWithASlashIsRefused() {
        assertThatThrownBy(() -> new TaskKey("a/b", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source: must not contain a slash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prod", "/1", "prod/"})
    void textThatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> TaskKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"prod/a/b, true", "prod/a, false", "prod/a/c, false", "prodXa/b, false", "brod/a/b, false", "'', false"
    })
    void keyIsWrittenOneWayOnly(String text, boolean written) {
        assertThat(new TaskKey("prod", "a/b").isWritten(text)).isEqualTo(written);
    }
}
