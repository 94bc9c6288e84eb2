// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {
    /** Spends whatever may be spent until the end, and returns the times. */
    private static List<Long> spendAll(RateBudget budget, long from, long until) {
        List<Long> times = new ArrayList<>();
        for (long now = budget.readyAt(from); now < until; now = budget.readyAt(now)) {
            budget.spend(now);
            times.add(now);
        }
        return times;
    }

    private static List<Long> gaps(List<Long> times) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        return gaps;
    }

    @Test
    void requestsArePacedEvenly() {
        RateBudget budget = new RateBudget(20, 1, 0);

        List<Long> gaps = gaps(spendAll(budget, 0, 10_000));

        assertThat(gaps.subList(1, gaps.size()))
                .allSatisfy(gap -> assertThat(gap).isBetween(51L, 52L));
    }

    @ParameterizedTest
    @CsvSource({"20, 60000", "3300, 10000", "1.5, 600000"})
    void nearlyTheWholeRateIsSpent(double rate, long millis) {
        List<Long> sent = spendAll(new RateBudget(rate, 1, 0), 0, millis);

        assertThat(sent.size() / (rate * millis / 1000)).isBetween(0.965, 0.98);
    }

    @Test
    void whatALateTimerMissesIsMadeUpFor() {
        RateBudget budget = new RateBudget(20, 1, 0);
        int sent = 0;
        for (long now = 0; now < 60_000; now = budget.readyAt(now) + 3) {
            budget.spend(now);
            sent++;
        }

        assertThat(sent).isBetween(1_160, 1_166);
    }

    @Test
    void idlenessIsNotSavedUp() {
        RateBudget budget = new RateBudget(20, 1, 0);
        budget.spend(0);

        assertThat(spendAll(budget, 60_000, 60_090)).containsExactly(60_000L, 60_047L);
    }

    @Test
    void highRatesMayBurstForTwentyMilliseconds() {
        RateBudget budget = new RateBudget(1_000, 1, 0);

        assertThat(spendAll(budget, 1_000, 1_001)).hasSizeBetween(19, 24);
    }

    @Test
    void shareIsAllThatIsSpent() {
        RateBudget budget = new RateBudget(20, 0.25, 0);

        assertThat(spendAll(budget, 0, 10_000)).hasSize(49);
        assertThat(budget.ratePerSecond(10_000)).isCloseTo(0.97 * 5, within(1e-9));
    }

    @Test
    void nothingMayBeSentWithoutAShare() {
        RateBudget budget = new RateBudget(20, 0, 0);

        assertThat(budget.readyAt(1_000)).isEqualTo(PollSchedule.NEVER);
        assertThat(budget.budgetInUse(1_000)).isZero();
        assertThatThrownBy(() -> budget.spend(1_000)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shareCanBeRaisedAndTakenAwayAtRunTime() {
        RateBudget budget = new RateBudget(20, 0, 0);

        budget.share(1, 1_000);
        assertThat(spendAll(budget, 1_000, 2_000).size()).isBetween(18, 20);
        budget.share(0, 2_000);
        assertThat(budget.readyAt(2_000)).isEqualTo(PollSchedule.NEVER);
        budget.share(0.5, 3_000);
        assertThat(spendAll(budget, 3_000, 4_000).size()).isBetween(9, 11);
    }

    @Test
    void spendingBeforeItIsTimeIsRefused() {
        RateBudget budget = new RateBudget(20, 1, 0);
        budget.spend(0);

        assertThatThrownBy(() -> budget.spend(46)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsGivenAPartStartsWithNothingSavedUp() {
        RateBudget budget = new RateBudget(20, 0, 0);

        budget.share(1, 60_000);

        assertThat(budget.readyAt(60_000)).isEqualTo(60_052);
    }

    @Test
    void whatWasSavedUpIsGivenUpWithItsPart() {
        RateBudget budget = new RateBudget(20, 1, 0);

        budget.share(0.5, 1_000);

        assertThat(budget.readyAt(1_000)).isGreaterThan(1_040);
    }

    @Test
    void partThatEndsIsNotSpentAfterwards() {
        RateBudget budget = new RateBudget(20, 0, 0);
        budget.share(1, 5_000, 0);

        assertThat(spendAll(budget, 0, 60_000)).isNotEmpty().allMatch(time -> time < 5_000);
        assertThat(budget.readyAt(5_000)).isEqualTo(PollSchedule.NEVER);
        budget.share(1, 65_000, 60_000);
        assertThat(spendAll(budget, 60_000, 60_500).size()).isBetween(9, 11);
    }

    @Test
    void throttlingTakesAFifthOfTheRate() {
        RateBudget budget = new RateBudget(20, 1, 0);

        budget.throttled(0);

        assertThat(budget.ratePerSecond(0)).isCloseTo(0.97 * 16, within(1e-9));
    }

    @Test
    void rateFallsAtMostOnceASecond() {
        RateBudget budget = new RateBudget(20, 1, 0);

        budget.throttled(0);
        budget.throttled(1);
        budget.throttled(999);
        assertThat(budget.ratePerSecond(999)).isCloseTo(0.97 * 16.4, within(0.01));

        budget.throttled(1_000);
        assertThat(budget.ratePerSecond(1_000)).isCloseTo(0.97 * 13.12, within(0.01));
    }

    @Test
    void rateComesBackByAFiftiethOfTheFullRateASecond() {
        RateBudget budget = new RateBudget(20, 0.5, 0);
        budget.throttled(0);

        assertThat(budget.ratePerSecond(5_000)).isCloseTo(0.97 * 9, within(0.01));
        assertThat(budget.ratePerSecond(10_000)).isCloseTo(0.97 * 10, within(0.01));
        assertThat(budget.ratePerSecond(90_000)).isCloseTo(0.97 * 10, within(1e-9));
    }

    @Test
    void constantThrottlingNeverStopsTheBudgetAltogether() {
        RateBudget budget = new RateBudget(20, 1, 0);
        for (long now = 0; now < 600_000; now += 100) {
            budget.throttled(now);
        }

        assertThat(budget.ratePerSecond(600_000)).isBetween(1.5, 2.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.85, 1.0", "2, 0.4, 0.65", "10, 0.04, 0.2"})
    void useIsThePartOfTheAllowanceThatIsSpent(int everyNth, double atLeast, double atMost) {
        RateBudget budget = new RateBudget(100, 1, 0);
        for (long now = 0; now < 30_000; now = Math.max(budget.readyAt(now), now + 10L * everyNth)) {
            budget.spend(now);
        }

        assertThat(budget.budgetInUse(30_000)).isBetween(atLeast, atMost);
    }

    @Test
    void useFadesWithinSeconds() {
        RateBudget budget = new RateBudget(100, 1, 0);
        spendAll(budget, 0, 30_000);

        assertThat(budget.budgetInUse(50_000)).isLessThan(0.05);
    }

    @Test
    void clockThatStandsOrGoesBackGrantsNothing() {
        RateBudget budget = new RateBudget(20, 1, 1_000);
        budget.spend(1_000);

        assertThat(budget.readyAt(400)).isGreaterThan(400);
        assertThat(budget.readyAt(1_000)).isEqualTo(1_047);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noWindowEverHoldsMoreThanItsRateAndOneBurst(long seed) {
        Random random = new Random(seed);
        double rate = Math.pow(10, random.nextDouble() * 4);
        double share = 0.1 + 0.9 * random.nextDouble();
        RateBudget budget = new RateBudget(rate, share, 0);
        List<Long> sent = new ArrayList<>();

        long now = 0;
        while (sent.size() < 2_000) {
            switch (random.nextInt(50)) {
                case 0 -> budget.throttled(now);
                case 1 -> budget.share(share * random.nextDouble(), now);
                case 2 -> budget.share(share, now);
                case 3 -> now += random.nextInt(5_000);
                default -> {
                    long ready = budget.readyAt(now);
                    if (ready == PollSchedule.NEVER) {
                        now += 1_000;
                    } else {
                        now = Math.max(now, ready + random.nextInt(3));
                        budget.spend(now);
                        sent.add(now);
                    }
                }
            }
        }

        double perMilli = rate * share / 1_000;
        double burst = Math.max(1, perMilli * 20) + perMilli * 5;
        for (int first = 0; first < sent.size(); first++) {
            for (int last = first; last < sent.size(); last++) {
                double allowed = perMilli * (sent.get(last) - sent.get(first)) + burst;
                // One assertion object for each of two million windows would take minutes.
                if (last - first + 1 > allowed + 1e-6) {
                    assertThat((double) last - first + 1)
                            .as("requests from %s to %s ms", sent.get(first), sent.get(last))
                            .isLessThanOrEqualTo(allowed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rateMustBeAPositiveNumber(double rate) {
        assertThatThrownBy(() -> new RateBudget(rate, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rate: " + rate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shareMustBeAPart(double share) {
        RateBudget budget = new RateBudget(20, 1, 0);

        assertThatThrownBy(() -> budget.share(share, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("share: " + share);
    }

    @Test
    void anotherRateHoldsFromItsMomentOn() {
        RateBudget budget = new RateBudget(20, 1, 0);
        spendAll(budget, 0, 10_000);

        budget.rate(100, 10_000);
        List<Long> faster = spendAll(budget, 10_000, 20_000);
        budget.rate(5, 20_000);
        List<Long> slower = spendAll(budget, 20_000, 40_000);

        assertThat(faster).hasSizeBetween(960, 975);
        assertThat(slower).hasSizeBetween(95, 98);
        assertThatThrownBy(() -> budget.rate(0, 40_000)).hasMessageContaining("rate: 0.0: must be a number above 0");
    }
}
