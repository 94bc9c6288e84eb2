// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");

    private final Freshness freshness = new Freshness(Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-5M", "PT5M", "PT-4M-59.999999999S", "PT4M59S"})
    void timesWithinTheToleranceAreFresh(Duration offset) {
        assertThat(freshness.accepts(NOW.plus(offset), NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT-5M-0.000000001S", "PT-1H", "PT-876000H"})
    void staleTimesAreNot(Duration offset) {
        assertThat(freshness.accepts(NOW.plus(offset), NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT5M0.000000001S", "PT1H", "PT876000H"})
    void futureTimesAreNot(Duration offset) {
        assertThat(freshness.accepts(NOW.plus(offset), NOW)).isFalse();
    }

    @Test
    void noTimeIsTooFarAwayToJudge() {
        assertThat(freshness.accepts(Instant.MIN, NOW)).isFalse();
        assertThat(freshness.accepts(Instant.MAX, NOW)).isFalse();
    }

    @Test
    void negativeToleranceIsRefused() {
        assertThatThrownBy(() -> new Freshness(Duration.ofSeconds(-1))).hasMessageContaining("tolerance");
    }
}
