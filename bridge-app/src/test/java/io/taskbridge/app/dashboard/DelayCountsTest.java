// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares of delays, from bins. */
class DelayCountsTest {
    private static DelayCounts upTo(int millis) {
        DelayCounts counts = new DelayCounts();
        IntStream.rangeClosed(1, millis).forEach(counts::add);
        return counts;
    }

    @Test
    void shareIsKnownWithinFivePercent() {
        DelayCounts counts = upTo(10_000);

        assertThat(counts.quantile(0.5)).isCloseTo(5.0, within(0.25));
        assertThat(counts.quantile(0.99)).isCloseTo(9.9, within(0.5));
    }

    @Test
    void delayThatIsNoneIsZero() {
        DelayCounts counts = new DelayCounts();
        counts.add(0);

        assertThat(counts.quantile(0.5)).isZero();
    }

    @Test
    void nothingIsKnownWithoutDelays() {
        assertThat(new DelayCounts().quantile(0.5)).isNaN();
    }

    @Test
    void longestDelaysFit() {
        DelayCounts counts = new DelayCounts();
        counts.add(30L * 86_400_000);

        assertThat(counts.quantile(0.5)).isGreaterThan(86_400.0);
    }

    @Test
    void whatIsTakenOutNoLongerCounts() {
        DelayCounts counts = upTo(100);
        DelayCounts later = new DelayCounts();
        later.add(60_000);
        counts.add(later);

        counts.subtract(upTo(100));

        assertThat(counts.total()).isEqualTo(1);
        assertThat(counts.quantile(0.01)).isCloseTo(60, within(3.0));
    }
}
