// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and kinds that consumers rely on to the letter. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "TRACKED, tracked, false",
        "QUEUED, queued, false",
        "RUNNING, running, false",
        "COMPLETED, completed, true",
        "FAILED, failed, true",
        "CANCELED, canceled, true",
        "EXPIRED, expired, true",
        "LOST, lost, true"
    })
    void statesHaveTheirWordAndTheirKind(TaskState state, String word, boolean terminal) {
        assertThat(state.word()).isEqualTo(word);
        assertThat(state.terminal()).isEqualTo(terminal);
    }

    @Test
    void newsComesByPollWebhookOrDeadline() {
        assertThat(Arrays.stream(Via.values()).map(Via::word)).containsExactly("poll", "webhook", "deadline");
    }

    @Test
    void missingOutputsHaveTheirReasons() {
        assertThat(Arrays.stream(ResultOmitted.values()).map(ResultOmitted::word))
                .containsExactly("not-provided", "webhook-failed", "webhook-missed", "too-large");
    }
}
