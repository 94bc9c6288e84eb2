// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {
    private static final int PLACES = 3_000;

    private final PlaceLists lists = new PlaceLists(TimingWheel.LISTS);
    private final TimingWheel wheel = new TimingWheel(lists, 0);
    private int retimed;

    TimingWheelTest() {
        lists.grow(PLACES);
    }

    private int kept(int place) {
        retimed++;
        return lists.tick(place);
    }

    private List<Integer> due() {
        List<Integer> due = new ArrayList<>();
        for (int place = wheel.due(); place != PlaceLists.NONE; place = wheel.due()) {
            wheel.remove(place);
            due.add(place);
        }
        return due;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 4_095, -100_000, Integer.MAX_VALUE - 20_000, Integer.MIN_VALUE})
    void placesAreDueAtTheirTickNeitherSoonerNorLater(int start) {
        Random random = new Random(start);
        wheel.advance(start, this::kept);
        TreeMap<Integer, List<Integer>> expected = new TreeMap<>();
        for (int place = 0; place < PLACES; place++) {
            int ahead = 1 + random.nextInt(random.nextBoolean() ? 200 : 300_000);
            wheel.add(place, start + ahead);
            expected.computeIfAbsent(ahead, tick -> new ArrayList<>()).add(place);
        }

        expected.forEach((ahead, places) -> {
            wheel.advance(start + ahead - 1, this::kept);
            assertThat(due()).as("before %s", ahead).isEmpty();
            wheel.advance(start + ahead, this::kept);
            assertThat(due()).as("at %s", ahead).containsExactlyInAnyOrderElementsOf(places);
        });
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void placesThatWereMissedComeInTheOrderOfTheirTicks() {
        wheel.advance(0, this::kept);
        int[] ticks = {70, 5, 4_200, 64, 300};
        for (int place = 0; place < ticks.length; place++) {
            wheel.add(place, ticks[place]);
        }

        wheel.advance(10_000, this::kept);

        assertThat(due()).containsExactly(1, 3, 0, 4, 2);
    }

    @Test
    void placeOfThePastIsDueAtOnce() {
        wheel.advance(1_000, this::kept);

        wheel.add(7, 3);

        assertThat(wheel.due()).isEqualTo(7);
    }

    @Test
    void earliestIsTheOneThatIsDueFirst() {
        Random random = new Random(4);
        wheel.advance(0, this::kept);
        for (int place = 0; place < 40; place++) {
            wheel.add(place, 1 + random.nextInt(5_000));
        }
        int last = 0;

        for (int place = wheel.earliest(); place != PlaceLists.NONE; place = wheel.earliest()) {
            assertThat(lists.tick(place)).isGreaterThanOrEqualTo(last);
            last = lists.tick(place);
            wheel.remove(place);
        }

        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void placeThatIsRemovedIsNeverDue() {
        wheel.advance(0, this::kept);
        wheel.add(1, 100);
        wheel.add(2, 100);

        wheel.remove(1);
        wheel.advance(100, this::kept);

        assertThat(due()).containsExactly(2);
    }

    @Test
    void placeIsTimedAnewWhenItsTimeComesNear() {
        wheel.advance(0, this::kept);
        wheel.add(1, 100_000);

        wheel.advance(99_000, place -> 120_000);

        assertThat(lists.tick(1)).isEqualTo(120_000);
        wheel.advance(100_000, this::kept);
        assertThat(wheel.due()).isEqualTo(PlaceLists.NONE);
        wheel.advance(120_000, this::kept);
        assertThat(wheel.due()).isEqualTo(1);
    }

    @Test
    void nothingHappensBeforeTheNextTick() {
        wheel.advance(0, this::kept);
        wheel.add(1, 5_000);

        int next = wheel.nextTick();
        wheel.advance(next - 1, this::kept);

        assertThat(next).isBetween(1, 5_000);
        assertThat(retimed).isZero();
    }

    @Test
    void wideSlotMovesInSlicesAndLosesNone() {
        lists.grow(10_000);
        wheel.advance(0, this::kept);
        for (int place = 0; place < 10_000; place++) {
            wheel.add(place, 70 + place % 50);
        }

        wheel.advance(200, this::kept);

        assertThat(retimed).isLessThanOrEqualTo(2_000);
        assertThat(wheel.nextTick()).as("there is more to do at once").isLessThanOrEqualTo(70);
        for (int call = 0; call < 20; call++) {
            wheel.advance(200, this::kept);
        }
        assertThat(retimed).isEqualTo(10_000);
        assertThat(due()).hasSize(10_000);
    }

    @Test
    void whoIsDueForLongestComesFirstHoweverLateItIsTakenAndComes() {
        wheel.advance(0, this::kept);
        wheel.add(1, 100);
        wheel.advance(500, this::kept);
        wheel.add(2, 300);
        wheel.add(3, 90);
        wheel.add(4, 95);

        assertThat(due()).containsExactly(3, 4, 1, 2);
    }

    @Test
    void placeMovesAFewTimesHoweverFarAheadItIs() {
        wheel.advance(0, this::kept);
        wheel.add(1, 10_000_000);

        for (int tick = 0; tick <= 10_000_000; tick += 1_000) {
            wheel.advance(tick, this::kept);
        }

        assertThat(wheel.due()).isEqualTo(1);
        assertThat(retimed).isLessThanOrEqualTo(4);
    }
}
