// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifeTableTest {
    private final Random random = new Random(7);
    private LifeTable table;

    @BeforeEach
    void makeTable() {
        table = new LifeTable(new Smoothing());
    }

    /** Asked about now and then, as tasks are; found to have ended at the first time after it has. */
    private void live(double duration, double everySeconds, double exact) {
        double seen = 0;
        double next = everySeconds * random.nextDouble();
        while (next < duration) {
            table.alive(seen, next);
            seen = next;
            next += everySeconds;
        }
        table.ended(seen, next, exact);
    }

    @ParameterizedTest
    @EnumSource(Draws.class)
    void exactDurationsConvergeToTheTruth(Draws draws) {
        for (int n = 0; n < 3000; n++) {
            double duration = draws.next(random);
            live(duration, 10, duration);
        }
        // Of 1,443 that count, the largest error of a count alone is 0.036 in one of twenty samples.
        assertThat(Draws.error(table.curve(), draws::alive)).isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource({"LOG_NORMAL, 15, 0.05", "EXPONENTIAL, 15, 0.05", "BIMODAL, 4, 0.08"})
    void endsSeenLateConvergeToTheTruth(Draws draws, double everySeconds, double bound) {
        for (int n = 0; n < 3000; n++) {
            live(draws.next(random), everySeconds, Double.NaN);
        }
        assertThat(Draws.error(table.curve(), draws::alive)).isLessThan(bound);
    }

    @Test
    void tasksStillGoingOnAreNotTakenForShort() {
        for (int n = 0; n < 2000; n++) {
            double duration = Draws.EXPONENTIAL.next(random);
            if (duration < 40) {
                live(duration, 10, duration);
            } else {
                table.alive(0, 40);
            }
        }
        assertThat(table.curve().alive(0, 30)).isCloseTo(Draws.EXPONENTIAL.alive(30), within(0.05));
    }

    @Test
    void tasksThatNeverEndLowerNothing() {
        double[] before = new double[10];
        for (int n = 0; n < before.length; n++) {
            before[n] = table.curve().alive(0, 30 * n);
        }
        for (int n = 0; n < 100; n++) {
            table.alive(0, 300);
        }
        table.ended(1e5, 1e5, 1e5);

        for (int n = 0; n < before.length; n++) {
            assertThat(table.curve().alive(0, 30 * n)).isGreaterThanOrEqualTo(before[n]);
        }
        assertThat(table.curve().alive(0, 250)).isGreaterThan(0.9);
    }

    @Test
    void nothingKnownIsTheScaleFreePrior() {
        assertThat(table.curve().alive(99, 199)).isCloseTo(0.5, within(1e-3));
        assertThat(table.quantile(0.5)).isNaN();
    }

    private void lastSeconds(int tasks, double seconds) {
        for (int n = 0; n < tasks; n++) {
            table.ended(0, seconds, seconds);
        }
    }

    @Test
    void curveFollowsNewsWhenItIsAskedFor() {
        lastSeconds(200, 60);
        Survival seen = table.survival();
        double before = seen.s(30);
        lastSeconds(20, 10);
        double unasked = seen.s(30);

        assertThat(table.survival().s(30)).isLessThan(before);
        assertThat(unasked).isEqualTo(before);
    }

    @Test
    void curveThatNobodyAsksForFollowsAllTheSame() {
        lastSeconds(200, 60);
        Survival seen = table.survival();
        double before = seen.s(30);

        lastSeconds(200, 10);

        assertThat(seen.s(30)).isLessThan(before);
    }

    @ParameterizedTest
    @CsvSource({"3", "0.3333"})
    void driftIsFollowedWithinAFewHundredTasks(double factor) {
        for (int n = 0; n < 3000; n++) {
            double duration = Draws.LOG_NORMAL.next(random);
            live(duration, 10, duration);
        }
        for (int n = 0; n < 500; n++) {
            double duration = factor * Draws.LOG_NORMAL.next(random);
            live(duration, 10, duration);
        }
        assertThat(table.quantile(0.5)).isCloseTo(60 * factor, within(12 * factor));
    }

    @Test
    void withoutDriftATaskCountsHalfAfterAThousandMore() {
        for (int n = 0; n < 12_000; n++) {
            double duration = Draws.LOG_NORMAL.next(random);
            live(duration, 10, duration);
        }
        assertThat(table.counts().own()).isCloseTo(1000 / Math.log(2), within(100.0));
    }

    @Test
    void oneTaskIsNotTakenForCertainty() {
        table.ended(0, 60, 60);

        assertThat(table.curve().alive(0, 40)).isGreaterThan(0.5);
        assertThat(table.curve().alive(0, 58)).isBetween(0.1, 0.95);
    }

    @Test
    void whereManyWentOnAndNoneEndedNoneIsExpectedTo() {
        for (int n = 0; n < 1500; n++) {
            double duration = 60 + 1.2 * random.nextGaussian();
            live(duration, 10, duration);
        }

        assertThat(table.curve().alive(0, 50)).isGreaterThan(1 - 5e-5);
        assertThat(table.curve().nextAge(0, 0.3, 2.5)).isGreaterThan(55);
    }

    @Test
    void whatWasLearnedOfShortTasksSaysNothingOfMuchLongerOnes() {
        for (int n = 0; n < 500; n++) {
            double duration = 1 + 0.1 * random.nextGaussian();
            live(duration, 10, duration);
        }

        assertThat(table.curve().alive(0, 3)).isLessThan(0.01);
        assertThat(table.curve().alive(99, 199)).isCloseTo(0.5, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"3", "0.3333"})
    void whatIsPlainlyWrongIsForgottenWithinAHundredAndFiftyTasks(double factor) {
        for (int n = 0; n < 3000; n++) {
            double duration = 60 + 1.2 * random.nextGaussian();
            live(duration, 10, duration);
        }
        for (int n = 0; n < 150; n++) {
            double duration = factor * (60 + 1.2 * random.nextGaussian());
            live(duration, 10, duration);
        }

        assertThat(table.quantile(0.5)).isCloseTo(60 * factor, within(2 * factor));
    }

    @Test
    void endWithoutAnyChanceByWhatIsKnownStillCounts() {
        for (int n = 0; n < 500; n++) {
            live(60, 5, 60);
        }
        table.ended(AgeBins.END, AgeBins.END + 10, Double.NaN);

        assertThat(table.counts().own()).isGreaterThan(400);
    }
}
