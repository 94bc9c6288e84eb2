// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgeBinsTest {
    @Test
    void binsFollowOneAnotherWithoutGap() {
        for (int k = 0; k < AgeBins.COUNT; k++) {
            assertThat(AgeBins.of(AgeBins.edge(k))).isEqualTo(k);
            assertThat(AgeBins.perWidth(k)).isEqualTo(1 / (AgeBins.edge(k + 1) - AgeBins.edge(k)));
            assertThat(AgeBins.of(Math.nextDown(AgeBins.edge(k + 1) + 1) - 1)).isEqualTo(k);
        }
    }

    @Test
    void binsAreFineAndReachOverThreeDays() {
        assertThat(AgeBins.edge(1)).isLessThan(0.02);
        assertThat(AgeBins.END).isEqualTo(AgeBins.edge(AgeBins.COUNT)).isGreaterThan(72.5 * 3600);
        for (int k = AgeBins.of(10); k < AgeBins.COUNT; k++) {
            assertThat(AgeBins.edge(k + 1) / AgeBins.edge(k)).isLessThan(1.02);
        }
    }

    @Test
    void agesBeyondAllBinsFallIntoTheOutermost() {
        assertThat(AgeBins.of(-5)).isZero();
        assertThat(AgeBins.of(1e9)).isEqualTo(AgeBins.COUNT - 1);
        assertThat(AgeBins.reached(AgeBins.END)).isEqualTo(AgeBins.COUNT);
    }
}
