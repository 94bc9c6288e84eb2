// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The faults of one target, one after the other, on a thread of their own; what it did to the target it has made good
 * when it ends.
 */
abstract class Lane implements Runnable {
    private static final Duration WATCH = Duration.ofMillis(500);

    private final CountDownLatch over;

    /** @param over open when there shall be no more faults */
    Lane(CountDownLatch over) {
        this.over = over;
    }

    /** Makes one fault, with the calm before it, and undoes it. */
    abstract void next();

    /** What the target is suffering now, empty if nothing. */
    abstract String now();

    /** Begins again what has ended by itself; also to be called once there are no more faults. */
    void keepAlive() {}

    @Override
    public void run() {
        while (!ended()) {
            next();
        }
    }

    final boolean ended() {
        return over.getCount() == 0;
    }

    /** Leaves the target alone for a while. */
    final void calm(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!ended() && System.nanoTime() < end) {
            keepAlive();
            pause(WATCH);
        }
    }

    /** Waits, or shorter if there shall be no more faults. */
    final void pause(Duration time) {
        try {
            over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
