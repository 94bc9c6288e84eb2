// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * Which part of a source's answers was that it is asked too often, over about the last minute: older ones fade. Not
 * thread-safe: owned by one poll verticle.
 */
final class ThrottleShare {
    private static final double WINDOW_MILLIS = 60_000;

    /** Fewer answers than this, once faded, are as good as none. */
    private static final double TRACE = 1e-3;

    private double answers;
    private double throttled;
    private long at;

    void answered(boolean turnedAway, long nowMillis) {
        fade(nowMillis);
        answers++;
        throttled += turnedAway ? 1 : 0;
    }

    /** 0 to 1; 0 where nothing was answered lately. */
    double now(long nowMillis) {
        fade(nowMillis);
        return answers < TRACE ? 0 : throttled / answers;
    }

    private void fade(long nowMillis) {
        if (nowMillis > at) {
            double kept = Math.exp((at - nowMillis) / WINDOW_MILLIS);
            answers *= kept;
            throttled *= kept;
            at = nowMillis;
        }
    }
}
