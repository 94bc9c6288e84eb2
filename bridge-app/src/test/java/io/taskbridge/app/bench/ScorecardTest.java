// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScorecardTest {
    private final Scorecard scorecard = new Scorecard();

    @Test
    void tellsWhatWasMissed() {
        scorecard.enter(Goal.atMost("low enough", 2, 1), 1.5);
        scorecard.enter(Goal.atLeast("too low", 2, 3), 1.5);
        scorecard.enter(Goal.atMost("never measured", 2, Double.NaN), Double.NaN);

        assertThat(scorecard.missed()).containsExactly("too low", "never measured");
        assertThat(scorecard).asString().contains("1 of 3 targets met, 0 stretch values");
    }

    @Test
    void aBoundItselfIsStillWithin() {
        scorecard.enter(Goal.atMost("at most", 2, 2), 2);
        scorecard.enter(Goal.atLeast("at least", 2, 2), 2);

        assertThat(scorecard.missed()).isEmpty();
        assertThat(scorecard).asString().contains("2 of 2 targets met, 2 stretch values");
    }
}
