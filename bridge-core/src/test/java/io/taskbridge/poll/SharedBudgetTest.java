// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bridges that share the rate of one account, in virtual time: each spends whatever it may, as soon as it may. */
class SharedBudgetTest {
    private static final long LENGTH = 180_000;
    private static final long WINDOW = 10_000;
    private static final long MOMENT = 250;
    private static final long SESSION = 6_000;
    private static final long LEASE = 5_000;

    /** A bridge, how much of the rate the group counts as its own, and until when it stands still. */
    private static final class Bridge {
        final RateBudget budget;
        double part;
        long takesOverAt = PollSchedule.NEVER;
        long frozenSince = PollSchedule.NEVER;
        long wakesAt;

        Bridge(double rate) {
            budget = new RateBudget(rate, 0, 0);
        }

        boolean frozen(long now) {
            return now < wakesAt;
        }
    }

    private final List<Long> sent = new ArrayList<>();
    private final List<Bridge> bridges = new ArrayList<>();

    private void run(Random random, double rate, int count) {
        for (int i = 0; i < count; i++) {
            bridges.add(new Bridge(rate));
            give(bridges.get(i), 1.0 / count, 0);
        }
        for (long now = 0; now < LENGTH; now++) {
            if (random.nextInt(3_000) == 0) {
                move(random, now);
            }
            if (random.nextInt(20_000) == 0) {
                freeze(bridges.get(random.nextInt(count)), 1 + random.nextInt(20_000), now);
            }
            for (Bridge bridge : bridges) {
                step(bridge, now);
            }
        }
    }

    /** Some of what one has becomes another's: given up first, taken over a moment later. */
    private void move(Random random, long now) {
        Bridge from = bridges.get(random.nextInt(bridges.size()));
        Bridge to = bridges.get(random.nextInt(bridges.size()));
        boolean settled = from.takesOverAt == PollSchedule.NEVER;
        if (from != to && settled && !from.frozen(now) && !to.frozen(now)) {
            double moved = from.part * (random.nextBoolean() ? 1 : random.nextDouble());
            from.part -= moved;
            renew(from, now);
            give(to, moved, now);
        }
    }

    private static void give(Bridge bridge, double part, long now) {
        bridge.part += part;
        bridge.takesOverAt = now + MOMENT;
    }

    private static void freeze(Bridge bridge, long length, long now) {
        bridge.frozenSince = now;
        bridge.wakesAt = now + length;
    }

    private void step(Bridge bridge, long now) {
        if (now == bridge.frozenSince + SESSION && bridge.frozen(now)) {
            Bridge heir = bridges.get((bridges.indexOf(bridge) + 1) % bridges.size());
            give(heir, bridge.part, now);
            bridge.part = 0;
        }
        if (bridge.frozen(now)) {
            return;
        }
        // It spends before it hears what it has slept over.
        while (bridge.budget.readyAt(now) <= now) {
            bridge.budget.spend(now);
            sent.add(now);
        }
        if (now >= bridge.takesOverAt || now % 500 == 0) {
            renew(bridge, now);
        }
    }

    private static void renew(Bridge bridge, long now) {
        if (now >= bridge.takesOverAt) {
            bridge.takesOverAt = PollSchedule.NEVER;
        }
        if (bridge.takesOverAt == PollSchedule.NEVER) {
            bridge.budget.share(Math.min(1, bridge.part), now + LEASE, now);
        }
    }

    private int mostInAWindow() {
        int most = 0;
        for (int last = 0, first = 0; last < sent.size(); last++) {
            while (sent.get(last) - sent.get(first) >= WINDOW) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, 2",
        "2, 20, 3",
        "3, 20, 3",
        "4, 100, 3",
        "5, 1000, 2",
        "6, 10, 2",
        "7, 50, 3",
        "8, 20, 2",
        "9, 20, 3"
    })
    void theyNeverSendMoreThanTheRateOverAnyTenSecondsWhateverMovesAndFreezes(long seed, double rate, int count) {
        run(new Random(seed), rate, count);

        assertThat(mostInAWindow()).isLessThanOrEqualTo((int) (rate * WINDOW / 1_000));
        assertThat(sent.size()).isGreaterThan((int) (0.6 * rate * LENGTH / 1_000));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "1, 1", "1, 3", "2, 3", "3.3, 1", "3.3, 3", "5, 8", "7, 5", "20, 8"})
    void lowRatesAreKeptToByManyThatDoNotMove(double rate, int count) {
        for (int i = 0; i < count; i++) {
            RateBudget budget = new RateBudget(rate, 1.0 / count, 0);
            for (long now = budget.readyAt(0); now < LENGTH; now = budget.readyAt(now)) {
                budget.spend(now);
                sent.add(now);
            }
        }
        sent.sort(null);

        assertThat(mostInAWindow()).isLessThanOrEqualTo((int) (rate * WINDOW / 1_000));
    }
}
