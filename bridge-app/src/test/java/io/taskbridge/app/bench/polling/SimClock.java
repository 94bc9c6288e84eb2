// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** Virtual time: seconds of a workload, which are exact, and the milliseconds that schedules and providers speak. */
final class SimClock {
    /** When workloads begin: some day. */
    static final long EPOCH = 1_800_000_000_000L;

    private SimClock() {}

    /** The nearest millisecond, as a provider would say it. */
    static long at(double seconds) {
        return EPOCH + Math.round(seconds * 1000);
    }

    /** The first millisecond by which it has happened. */
    static long by(double seconds) {
        return EPOCH + (long) Math.ceil(seconds * 1000);
    }

    static double seconds(long millis) {
        return (millis - EPOCH) / 1000.0;
    }
}
