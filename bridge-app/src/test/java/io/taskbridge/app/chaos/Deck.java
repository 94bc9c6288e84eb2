// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals kinds of faults by chance, but each as often as it is in the deck before any comes again: so a short run meets
 * all of them. The seed decides everything. For one thread.
 */
final class Deck<T> {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;
    private final List<T> cards;
    private final List<T> left = new ArrayList<>();

    Deck(long seed, List<T> cards) {
        // Neighbouring seeds would begin alike.
        this.random = new Random(seed * SPREAD);
        this.cards = List.copyOf(cards);
    }

    T deal() {
        if (left.isEmpty()) {
            left.addAll(cards);
            Collections.shuffle(left, random);
        }
        return left.remove(0);
    }

    /** One of so many, from 0 on. */
    int number(int count) {
        return random.nextInt(count);
    }

    /** Some time between the two. */
    Duration between(double seconds, double most) {
        return Duration.ofMillis((long) (1_000 * (seconds + (most - seconds) * random.nextDouble())));
    }
}
