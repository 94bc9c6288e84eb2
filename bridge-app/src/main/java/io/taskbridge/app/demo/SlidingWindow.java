// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Counts what happened in the window of time that ends now, exactly up to a bound. Not thread-safe. */
final class SlidingWindow {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 1 << 20;

    private final long length;
    private long[] times = new long[64];
    private int first;
    private int count;

    SlidingWindow(Duration length) {
        this.length = length.toNanos();
    }

    /** Counts one more; beyond a million in a window the oldest is forgotten early. */
    void add(Instant now) {
        expire(now);
        if (count == times.length) {
            grow();
        }
        if (count == times.length) {
            drop();
        }
        times[(first + count) & (times.length - 1)] = nanos(now);
        count++;
    }

    int count(Instant now) {
        expire(now);
        return count;
    }

    private void expire(Instant now) {
        long oldest = nanos(now) - length;
        while (count > 0 && times[first] <= oldest) {
            drop();
        }
    }

    private void drop() {
        first = (first + 1) & (times.length - 1);
        count--;
    }

    private void grow() {
        if (times.length == MOST) {
            return;
        }
        long[] larger = Arrays.copyOf(Arrays.copyOfRange(times, first, times.length), times.length * 2);
        System.arraycopy(times, 0, larger, times.length - first, first);
        times = larger;
        first = 0;
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }
}
