// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "' 7 ', 7", "007, 7", "299, 299"})
    void secondsAreTaken(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "301", "86400", "99999999999999999999999", "Thu, 15 Jan 2026 12:00:00 GMT"})
    void nothingSilencesASourceForMoreThanFiveMinutes(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void dateIsTheTimeUntilThen() {
        assertThat(RetryAfter.parse("Thu, 15 Jan 2026 10:21:15 GMT", NOW)).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void dateOfThisMomentIsNoWait() {
        assertThat(RetryAfter.parse("Thu, 15 Jan 2026 10:20:30 GMT", NOW)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "1.5",
                "+3",
                "soon",
                "5 seconds",
                "\u0663",
                "Thu, 15 Jan 2026 10:20:29 GMT",
                "Mon, 15 Jan 2026 10:21:15 GMT",
                "2026-01-15T10:21:15Z"
            })
    void whatIsNoWaitIsNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
