// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.time.Duration;

/** A moment after which waiting ends. Immutable. */
record Deadline(long startedNanos, Duration patience) {
    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime(), patience);
    }

    boolean passed() {
        return left() <= 0;
    }

    /** What is left, for an interface that takes milliseconds and not zero. */
    int millis() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left()));
    }

    private long left() {
        return patience.toMillis() - (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
