// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The product as it is delivered, while everything around it and it itself keeps dying. */
class ChaosIT {
    @Test
    void nothingIsLostAndNothingPublishedTwice() throws Exception {
        Report report = ChaosRun.of(ChaosOptions.asked());

        assertThat(report.violations()).as(report.table()).isEmpty();
        assertThat(report.settled()).as("settled in time").isTrue();
        assertThat(report.figures().all())
                .as("what makes the run worth anything")
                .containsKeys(Figure.KILLS, Figure.FREEZES, Figure.BROKER_KILLS, Figure.WEBHOOKS, Figure.POLLED);
    }
}
