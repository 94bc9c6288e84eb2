// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits of 40 s in the mean, memoryless; runs of about 20 s. */
class TwoPhaseCurveTest {
    private final Survival queued = Draws.curve(age -> Math.exp(-age / 40));
    private final Survival running = Draws.curve(age -> 1 / (1 + Math.pow(age / 20, 12)));
    private final TwoPhaseCurve curve = new TwoPhaseCurve(queued, running);

    /** By brute force: the mean over the wait that is left. */
    private double alive(double seenAt, double age) {
        double left = age - seenAt;
        double started = Draws.simpson(wait -> Math.exp(-wait / 40) / 40 * running.s(left - wait), 0, left);
        return Math.exp(-left / 40) + started;
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0, 35", "30, 60", "30, 120", "100, 125"})
    void chanceToGoOnIsThatOfBothPhases(double seenAt, double age) {
        assertThat(curve.alive(seenAt, age)).isCloseTo(alive(seenAt, age), within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "30, 70", "100, 160"})
    void delayIsThatOfBothPhases(double seenAt, double age) {
        double delay = Draws.simpson(t -> 1 - alive(seenAt, t), seenAt, age);

        assertThat(curve.delay(seenAt, age)).isCloseTo(delay, Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2})
    void indexNeverFallsWithAge(double tail) {
        double last = 0;
        for (double age = 25; age < 500; age += 0.7) {
            double index = curve.index(25, age, tail);
            assertThat(index).isGreaterThanOrEqualTo(last * (1 - 1e-9));
            last = index;
        }
    }

    @Test
    void nextAgeIsTheFirstAtWhichThePriceIsReached() {
        for (double seenAt : new double[] {0, 12, 90}) {
            for (double price : new double[] {1e-3, 0.1, 3, 30}) {
                for (double tail : new double[] {0, 2}) {
                    double age = curve.nextAge(seenAt, price, tail);

                    assertThat(curve.index(seenAt, age, tail)).isGreaterThanOrEqualTo(price);
                    assertThat(curve.index(seenAt, age - 0.004 * Math.max(1, age - seenAt), tail))
                            .isLessThan(price);
                }
            }
        }
    }

    @Test
    void waitsLongerThanEverSeenHaveNoScale() {
        double old = AgeBins.END + 10;

        assertThat(curve.nextAge(old, 1, 0)).isGreaterThan(old);
        assertThat(curve.alive(old, 3 * old)).isBetween(0.25, 0.42);
    }
}
