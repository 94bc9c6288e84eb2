// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** What is measured of a run; delays are seconds from the end of a task until it is seen. */
enum Measure {
    MEAN("mean"),
    P50("p50"),
    P90("p90"),
    P99("p99"),
    MAX("max"),
    /** Requests a task. */
    REQUESTS("requests"),
    /** The part of all requests that was turned away. */
    THROTTLED("throttled"),
    /** Mean delay of the first tasks, or of those after a change. */
    BLOCK("block"),
    /** Longest time in seconds between two looks at a task. */
    LONGEST_GAP("longestGap"),
    /** Processor time, the simulation's own included. */
    MICROS_PER_POLL("microsPerPoll"),
    OPERATIONS_PER_POLL("operationsPerPoll");

    private final String key;

    Measure(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
