// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process brings about. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Looks again and again until what it sees is good; fails, with the last sight, after a minute. */
    public static <T> T until(Supplier<T> look, Predicate<T> good) {
        return until(PATIENCE, look, good);
    }

    /** The same for what takes longer. */
    public static <T> T until(Duration patience, Supplier<T> look, Predicate<T> good) {
        return until(patience, PAUSE, look, good);
    }

    /** The same where each look costs what is looked at: so long from one to the next. */
    public static <T> T until(Duration patience, Duration pause, Supplier<T> look, Predicate<T> good) {
        long deadline = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after " + patience.toSeconds() + " s still: " + seen);
            }
            LockSupport.parkNanos(pause.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
