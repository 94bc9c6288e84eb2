// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** One request every so often, none saved up: the generic cell rate algorithm with a burst of 1. */
final class Pace {
    private final double gapMillis;
    /** Since the epoch of the simulation, which leaves enough digits for gaps of microseconds. */
    private double next;

    Pace(double perSecond) {
        gapMillis = 1000 / perSecond;
    }

    long readyAt(long nowMillis) {
        return Math.max(nowMillis, SimClock.EPOCH + (long) Math.ceil(next));
    }

    /** A gap may be less than a millisecond or no whole number of them: what rounding took is given back. */
    void spend(long nowMillis) {
        if (readyAt(nowMillis) > nowMillis) {
            throw new IllegalStateException("too soon for another request");
        }
        double now = nowMillis - SimClock.EPOCH;
        next = (now - next < 1 ? next : now) + gapMillis;
    }
}
