// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** Which detection delay is kept small. */
public enum Aim {
    /** The mean, as long as that does not cost the slowest too much. */
    BALANCED(4),
    /** The mean alone. */
    MEAN(0),
    /** The slowest. */
    TAIL(20);

    /** Delays longer than this part of a round over all tasks weigh more; 0 if none do. */
    private final int partOfRound;

    Aim(int partOfRound) {
        this.partOfRound = partOfRound;
    }

    /**
     * Seconds of delay that count double.
     *
     * @param tasks in flight
     * @return 0 if all delay counts alike
     */
    double tail(int tasks, double ratePerSecond) {
        return partOfRound == 0 || ratePerSecond <= 0 ? 0 : Math.max(1, tasks) / (partOfRound * ratePerSecond);
    }
}
