// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.poll.PollOutcome.CHANGED;
import static io.taskbridge.poll.PollOutcome.ENDED;
import static io.taskbridge.poll.PollOutcome.NOTHING_NEW;
import static io.taskbridge.poll.PollOutcome.NO_OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingIntervalsTest {
    private static final long MIN = 1_000;
    private static final long MAX = 60_000;

    private final GrowingIntervals<String> schedule = schedule(1);

    private static GrowingIntervals<String> schedule(long seed) {
        return new GrowingIntervals<>(Duration.ofMillis(MIN), Duration.ofMillis(MAX), new Random(seed));
    }

    /** Takes the only task when it is due, tells the outcome at once, and returns the wait until it is due again. */
    private long waitAfter(PollOutcome outcome) {
        long now = schedule.nextAt(0);
        schedule.told(schedule.take(now), outcome, now);
        return schedule.nextAt(now) - now;
    }

    private List<Long> waitsAfter(PollOutcome outcome, int times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            waits.add(waitAfter(outcome));
        }
        return waits;
    }

    @Test
    void newTaskIsLookedAtAtOnce() {
        schedule.add("a", 5_000);

        assertThat(schedule.nextAt(5_000)).isEqualTo(5_000);
        assertThat(schedule.take(5_000)).isEqualTo("a");
    }

    @Test
    void emptyScheduleNeverHasATask() {
        assertThat(schedule.nextAt(0)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.take(0)).isNull();
        assertThat(schedule.size()).isZero();
    }

    @Test
    void intervalGrowsByHalfFromTheShortest() {
        schedule.add("a", 0);

        List<Long> waits = waitsAfter(NOTHING_NEW, 8);

        double expected = MIN;
        for (long wait : waits) {
            assertThat((double) wait).isCloseTo(expected, Percentage.withPercentage(10.1));
            expected *= 1.5;
        }
    }

    @Test
    void intervalStopsGrowingAtTheLongest() {
        schedule.add("a", 0);
        waitsAfter(NOTHING_NEW, 20);

        assertThat(waitsAfter(NOTHING_NEW, 50))
                .allSatisfy(wait -> assertThat(wait).isBetween(MAX * 9 / 10, MAX))
                .doesNotHaveDuplicates();
    }

    @Test
    void waitsAreJitteredApart() {
        for (int i = 0; i < 100; i++) {
            schedule.add("task-" + i, 0);
        }
        // Past the shortest interval, which clamps the jitter from below.
        Set<Long> dueAt = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            dueAt.clear();
            long now = 10_000L * round;
            for (String task = schedule.take(now); task != null; task = schedule.take(now)) {
                schedule.told(task, NOTHING_NEW, now);
            }
        }
        for (int i = 0; i < 100; i++) {
            dueAt.add(schedule.nextAt(0));
            schedule.take(schedule.nextAt(0));
        }

        assertThat(dueAt).hasSizeGreaterThan(50);
    }

    @Test
    void changeStartsOverFromTheShortestInterval() {
        schedule.add("a", 0);
        waitsAfter(NOTHING_NEW, 8);

        assertThat((double) waitAfter(CHANGED)).isCloseTo(MIN, within(MIN * 0.1));
        assertThat((double) waitAfter(NOTHING_NEW)).isCloseTo(MIN * 1.5, within(MIN * 0.16));
    }

    @Test
    void pollThatTaughtNothingIsRepeatedSoonAndLeavesTheIntervalAsItStood() {
        schedule.add("a", 0);
        waitsAfter(NOTHING_NEW, 4);

        assertThat((double) waitAfter(NO_OBSERVATION)).isCloseTo(MIN, within(MIN * 0.1));
        assertThat((double) waitAfter(NOTHING_NEW)).isCloseTo(MIN * Math.pow(1.5, 4), within(MIN * 0.51));
    }

    @Test
    void taskWhosePollsKeepTeachingNothingIsAskedLessAndLess() {
        schedule.add("a", 0);

        List<Long> waits = waitsAfter(NO_OBSERVATION, 30);

        assertThat(waits.get(4)).isGreaterThan(4 * MIN);
        assertThat(waits.get(29)).isBetween(MAX * 9 / 10, MAX);
    }

    @Test
    void observationEndsTheSlowingDownAfterTrouble() {
        schedule.add("a", 0);
        waitsAfter(NO_OBSERVATION, 10);
        waitAfter(NOTHING_NEW);

        assertThat((double) waitAfter(NO_OBSERVATION)).isCloseTo(MIN, within(MIN * 0.1));
    }

    @Test
    void waitIsCountedFromTheMomentTheTaskIsHandedOut() {
        schedule.add("a", 0);
        schedule.take(0);

        schedule.told("a", NOTHING_NEW, 900);

        assertThat((double) schedule.nextAt(900)).isCloseTo(MIN, within(MIN * 0.1));
    }

    @Test
    void taskThatIsOutIsNotHandedOutAgain() {
        schedule.add("a", 0);
        schedule.take(0);

        assertThat(schedule.take(MAX * 10)).isNull();
        assertThat(schedule.nextAt(MAX * 10)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.size()).isEqualTo(1);
    }

    @Test
    void longestOverdueTaskComesFirst() {
        schedule.add("late", 20);
        schedule.add("early", 10);
        schedule.add("later", 30);

        assertThat(List.of(schedule.take(100), schedule.take(100), schedule.take(100)))
                .containsExactly("early", "late", "later");
    }

    @Test
    void tasksThatCameTogetherGoInTheOrderTheyCame() {
        schedule.add("first", 0);
        schedule.add("second", 0);
        schedule.add("third", 0);

        assertThat(List.of(schedule.take(0), schedule.take(0), schedule.take(0)))
                .containsExactly("first", "second", "third");
    }

    @Test
    void everyTaskIsServedEquallyOftenWhenTheBudgetBinds() {
        Map<String, Integer> served = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            schedule.add("task-" + i, 0);
        }

        // One request a second for 100 tasks that all want one a second.
        for (long now = 0; now < 1_000_000; now += 1_000) {
            String task = schedule.take(now);
            served.merge(task, 1, Integer::sum);
            schedule.told(task, CHANGED, now);
        }

        assertThat(served).hasSize(100);
        assertThat(served.values()).allSatisfy(times -> assertThat(times).isBetween(9, 11));
    }

    @Test
    void taskAddedTwiceIsHereOnce() {
        schedule.add("a", 0);
        schedule.add("a", 1);

        schedule.take(1);

        assertThat(schedule.size()).isEqualTo(1);
        assertThat(schedule.take(1)).isNull();
    }

    @Test
    void endedTaskIsLetGo() {
        schedule.add("a", 0);
        schedule.take(0);

        schedule.told("a", ENDED, 0);

        assertThat(schedule.size()).isZero();
        assertThat(schedule.nextAt(0)).isEqualTo(PollSchedule.NEVER);
    }

    @Test
    void waitingTaskThatIsRemovedIsGone() {
        schedule.add("a", 0);
        schedule.add("b", 0);

        schedule.remove("a");

        assertThat(schedule.size()).isEqualTo(1);
        assertThat(schedule.take(0)).isEqualTo("b");
        assertThat(schedule.take(0)).isNull();
    }

    @Test
    void taskRemovedWhileOutDoesNotComeBack() {
        schedule.add("a", 0);
        schedule.take(0);
        schedule.remove("a");
        schedule.remove("a");
        assertThat(schedule.size()).isZero();

        schedule.told("a", NOTHING_NEW, 10);

        assertThat(schedule.nextAt(10)).isEqualTo(PollSchedule.NEVER);
        assertThat(schedule.size()).isZero();
    }

    @Test
    void taskRemovedAndAddedWhileOutWaitsForItsOutcome() {
        schedule.add("a", 0);
        waitsAfter(NOTHING_NEW, 5);
        long out = schedule.nextAt(0);
        schedule.take(out);
        schedule.remove("a");
        schedule.add("a", out);

        assertThat(schedule.size()).isEqualTo(1);
        assertThat(schedule.take(out + MAX)).isNull();
        schedule.told("a", NOTHING_NEW, out);
        assertThat((double) schedule.nextAt(out) - out).isCloseTo(MIN, within(MIN * 0.1));
    }

    @Test
    void removalAndOutcomeOfStrangersAreIgnored() {
        schedule.remove("a");
        schedule.told("a", CHANGED, 0);
        schedule.add("b", 7);
        schedule.told("b", NOTHING_NEW, 7);

        assertThat(schedule.nextAt(7)).isEqualTo(7);
        assertThat(schedule.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverSoonerThanShortestNorLaterThanLongestWhateverComes(long seed) {
        Random random = new Random(seed);
        GrowingIntervals<String> any = schedule(seed);
        Map<String, Long> asked = new HashMap<>();
        Set<String> out = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            any.add("task-" + i, 0);
        }
        PollOutcome[] going = {NOTHING_NEW, CHANGED, NO_OBSERVATION};

        for (int step = 0; step < 5_000; step++) {
            long now = any.nextAt(0);
            String task = any.take(now);
            assertThat(out.add(task)).as("%s was out already", task).isTrue();
            Long before = asked.put(task, now);
            if (before != null) {
                assertThat(now - before).isBetween(MIN, MAX);
            }
            out.remove(task);
            any.told(task, going[random.nextInt(going.length)], now + random.nextInt((int) MIN));
        }
    }

    @Test
    void intervalsMustMakeSense() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new GrowingIntervals<>(Duration.ZERO, second, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minInterval: PT0S");
        assertThatThrownBy(() -> new GrowingIntervals<>(Duration.ofSeconds(2), second, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxInterval: PT1S");
    }
}
