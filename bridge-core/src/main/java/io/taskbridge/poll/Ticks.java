// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** The unit in which tasks wait: sixteen milliseconds, counted in an int that may wrap around. */
final class Ticks {
    private static final int BITS = 4;
    private static final double MILLIS = 1 << BITS;

    /** Half a year: so far ahead all is alike. */
    private static final double FARTHEST = 1 << 30;

    private Ticks() {}

    /** The tick that a time falls in. */
    static int at(long millis) {
        return (int) (millis >> BITS);
    }

    /** The first tick that does not begin before a time. */
    static int after(long millis) {
        return (int) ((millis + (1 << BITS) - 1) >> BITS);
    }

    /** The tick nearest to a time in seconds of the epoch. */
    static int near(double seconds, long nowMillis) {
        double ahead = Math.rint((seconds * 1000 - nowMillis) / MILLIS);
        return at(nowMillis) + (int) Math.max(-FARTHEST, Math.min(FARTHEST, ahead));
    }

    static long millis(int tick, long nowMillis) {
        return nowMillis + ((long) (tick - at(nowMillis)) << BITS);
    }
}
