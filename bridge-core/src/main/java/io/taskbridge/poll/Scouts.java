// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * The few tasks that are asked about once long before an answer is likely. Whoever asks only when tasks should have
 * ended learns late that they take less time by now: from the first one that it thought would end.
 */
final class Scouts {
    private static final int ONE_OF = 8;

    /** The chance that durations have changed since the last task was sent. */
    private static final double CHANGE = 1.0 / 200;

    /** Multiples of it, less their whole parts, come close to each other as late as can be. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Scouts() {}

    /** Whether the task with this number among its target's is one. */
    static boolean include(int number) {
        return Math.floorMod(number, ONE_OF) == 0;
    }

    /** Whether so long a wait is worth asking in between, at a price in seconds as well. */
    static boolean worth(double wait, double price) {
        return wait * CHANGE > price;
    }

    /** The part of its wait after which the scout of this number is asked about, 0 to 1. */
    static double part(int number) {
        double turns = Math.floorDiv(number, ONE_OF) * GOLDEN;
        return turns - Math.floor(turns);
    }
}
