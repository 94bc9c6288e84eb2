// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {
    private static final double HAZARD = 1 / 60.0;
    private final Survival exponential = Draws.curve(age -> Math.exp(-HAZARD * age));

    /** Steps at random bins, so that it is flat here and steep there. */
    private static Survival random(long seed) {
        Random random = new Random(seed);
        double[] alive = new double[AgeBins.COUNT + 1];
        alive[0] = 1;
        for (int k = 1; k < alive.length; k++) {
            alive[k] = Math.max(1e-13, alive[k - 1] * (random.nextInt(20) == 0 ? random.nextDouble() : 1));
        }
        Survival survival = new Survival();
        survival.become(alive);
        return survival;
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "30, 30", "30, 5", "100, 60", "200, 1"})
    void indexOfTheExponentialIsItsClosedForm(double seenAt, double tau) {
        double x = HAZARD * tau;
        double closed = (x * Math.exp(x) - Math.exp(x) + 1) / HAZARD;

        assertThat(exponential.index(seenAt, seenAt + tau, 0)).isCloseTo(closed, Percentage.withPercentage(1));
    }

    @Test
    void tailAddsTheSquareOfTheDelay() {
        double tau = 30;
        double x = HAZARD * tau;
        // E[(t - T)^2 | T > a] = tau^2 - 2 tau / h + 2 (1 - e^-x) / h^2
        double squares = tau * tau - 2 * tau / HAZARD + 2 * (1 - Math.exp(-x)) / (HAZARD * HAZARD);
        double mean = tau - (1 - Math.exp(-x)) / HAZARD;

        assertThat(exponential.index(50, 80, 4))
                .isCloseTo((mean + squares / 4) * Math.exp(x), Percentage.withPercentage(1));
    }

    @Test
    void integralsGoOnWithoutAStepFromBinToBin() {
        Survival survival = random(9);
        for (int bin = 1; bin < AgeBins.of(60); bin++) {
            double edge = AgeBins.edge(bin);
            double before = edge - 1e-9;

            assertThat(survival.r(before)).isCloseTo(survival.r(edge), within(2e-9));
            assertThat(survival.k(before)).isCloseTo(survival.k(edge), within(2e-9 * (1 + survival.r(0))));
        }
    }

    @Test
    void delayAndChanceToGoOnAreThoseOfTheDistribution() {
        double gone = 1 - Math.exp(-HAZARD * 30);

        assertThat(exponential.alive(20, 50)).isCloseTo(1 - gone, within(1e-3));
        assertThat(exponential.delay(20, 50)).isCloseTo(30 - gone / HAZARD, within(1e-2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void indexNeverFallsWithAge(long seed) {
        Survival survival = random(seed);
        for (double tail : new double[] {0, 3}) {
            double last = 0;
            for (double age = 20; age < 400; age += 0.31) {
                double index = survival.index(20, age, tail);
                assertThat(index).isGreaterThanOrEqualTo(last * (1 - 1e-9) - 1e-9);
                last = index;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void nextAgeIsTheFirstAtWhichThePriceIsReached(long seed) {
        Survival survival = random(seed);
        for (double seenAt : new double[] {0, 0.3, 7, 61.7, 500}) {
            for (double price : new double[] {1e-4, 0.03, 1, 20}) {
                for (double tail : new double[] {0, 2}) {
                    double age = survival.nextAge(seenAt, price, tail);

                    assertThat(age).isGreaterThan(seenAt);
                    assertThat(survival.index(seenAt, age + 1e-6, tail)).isGreaterThanOrEqualTo(price * 0.999);
                    double before = seenAt + (age - seenAt) * (1 - 1e-5);
                    assertThat(survival.index(seenAt, before, tail)).isLessThanOrEqualTo(price * 1.001);
                }
            }
        }
    }

    @Test
    void whoHasOutlivedTheTableIsTreatedAsWithoutScale() {
        double old = AgeBins.END + 1000;
        double next = exponential.nextAge(old, 2, 0);

        assertThat(next).isCloseTo(old + Math.sqrt(4 * (old + 1)), within(1e-6));
        assertThat(exponential.index(old, next, 0)).isCloseTo(2, within(1e-6));
        assertThat(exponential.alive(old, 2 * old)).isCloseTo(0.5, within(0.01));
        assertThat(exponential.delay(old, next)).isCloseTo(2, within(0.01));
    }

    @Test
    void neverReachedPriceIsTheEndOfTheTable() {
        Survival certain = Draws.curve(age -> 1);

        assertThat(certain.nextAge(10, 1, 0)).isEqualTo(AgeBins.END);
    }

    @Test
    void quantilesAreThoseOfTheDistribution() {
        assertThat(exponential.quantile(0.5, 0)).isCloseTo(60 * Math.log(2), within(0.1));
        assertThat(exponential.quantile(0.1, 0)).isCloseTo(60 * Math.log(10), within(0.1));
        assertThat(Draws.curve(age -> 1).quantile(0.5, 0)).isNaN();
    }
}
