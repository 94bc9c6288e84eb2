// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusWordTest {
    private enum Word {
        IN_LIMBO
    }

    private final StatusWord<Word> words = new StatusWord<>("status", Word.class);
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr"));
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_LIMBO", "in_limbo", "In_Limbo"})
    void caseDoesNotMatterInAnyLocale(String word) {
        Answer answer = Answer.parse("{\"status\":\"%s\"}".formatted(word).getBytes(StandardCharsets.UTF_8));

        assertThat(words.find(answer)).isEqualTo(Word.IN_LIMBO);
    }

    @Test
    void meaningIsGivenTheWordAsReceived() {
        Answer answer = Answer.parse("{\"status\":\"in_limbo\"}".getBytes(StandardCharsets.UTF_8));

        Reading reading = words.read(answer, (status, word) -> Reading.of(Reading.Kind.SEEN, word));

        assertThat(reading.reason()).isEqualTo("in_limbo");
    }
}
