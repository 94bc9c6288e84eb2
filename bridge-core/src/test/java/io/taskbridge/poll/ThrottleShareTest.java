// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThrottleShareTest {
    private static final long START = 1_700_000_000_000L;

    private final ThrottleShare share = new ThrottleShare();

    @Test
    void nothingAnsweredIsNothingTurnedAway() {
        assertThat(share.now(START)).isZero();
    }

    @Test
    void shareIsOfAllAnswers() {
        for (int i = 0; i < 100; i++) {
            share.answered(i % 4 == 0, START + i);
        }

        assertThat(share.now(START + 100)).isCloseTo(0.25, within(0.001));
    }

    @Test
    void whatIsMinutesOldHardlyCounts() {
        share.answered(true, START);
        share.answered(false, START + 300_000);

        assertThat(share.now(START + 300_000)).isLessThan(0.01);
    }

    @Test
    void sourceThatIsNotAskedIsForgiven() {
        share.answered(true, START);

        assertThat(share.now(START + 60_000)).isEqualTo(1);
        assertThat(share.now(START + 600_000)).isZero();
    }
}
