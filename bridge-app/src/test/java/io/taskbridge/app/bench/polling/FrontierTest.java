// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.app.bench.polling.Frontier.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private final Frontier frontier = new Frontier(List.of(new Point(40, 1), new Point(2, 20), new Point(10, 4)));

    @Test
    void findsWhatWasMeasured() {
        assertThat(frontier.delayAt(10)).isCloseTo(4, within(1e-9));
        assertThat(frontier.requestsAt(1)).isCloseTo(40, within(1e-9));
    }

    @Test
    void followsThePowerLawInBetweenAndBeyond() {
        assertThat(frontier.delayAt(5)).isCloseTo(8, within(1e-9));
        assertThat(frontier.requestsAt(8)).isCloseTo(5, within(1e-9));
        assertThat(frontier.delayAt(80)).isCloseTo(0.5, within(1e-9));
    }
}
