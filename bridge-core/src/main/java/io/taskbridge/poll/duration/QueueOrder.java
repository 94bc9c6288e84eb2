// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Where a target serves its tasks in the order in which they came: when those that wait will start. A task that was seen
 * to start, or to wait still, tells of all that came after it. Says nothing until enough starts were seen, nor while
 * more than a few of them are out of order. Times are seconds of the epoch. Not thread-safe.
 */
public final class QueueOrder {
    private static final double MEMORY = 50;
    private static final int ENOUGH = 10;
    private static final double MOST_INVERSIONS = 0.05;

    private int entered;
    private int starts;
    private double inversions;
    private double steps;
    private double stepSeconds;

    /** The task that started last of those whose start is known. */
    private int latest = -1;

    private double latestStart;

    /** The task from which on all is expected: it starts, or has started, then. */
    private int front;

    private double frontStart = Double.NEGATIVE_INFINITY;

    /** A task has come to the end of the queue; gives its number. */
    public int enter() {
        return entered++;
    }

    /** The task was seen waiting. */
    public void waits(int number, double at) {
        if (at > line(number)) {
            front(number, at);
        }
    }

    /** The task has started, as its provider tells. */
    public void started(int number, double created, double at) {
        if (latest >= 0) {
            boolean inverted = (long) (number - latest) * Double.compare(at, latestStart) < 0;
            inversions += ((inverted ? 1 : 0) - inversions) / Math.min(++starts, MEMORY);
        }
        if (number > latest) {
            if (latest >= 0 && created <= latestStart) {
                // The queue was never empty in between, so the time between the two starts is that of its steps.
                double fade = Math.pow(1 - 1 / MEMORY, number - latest);
                steps = steps * fade + (number - latest);
                stepSeconds = stepSeconds * fade + Math.max(0, at - latestStart);
            }
            latest = number;
            latestStart = at;
        }
        if (number >= front || at > line(number)) {
            front(number, at);
        }
    }

    /** When the task will start; NaN if nothing is known of that. */
    public double expectedStart(int number, double created) {
        boolean ordered = starts >= ENOUGH && steps >= ENOUGH && inversions < MOST_INVERSIONS;
        return ordered ? Math.max(created, line(number)) : Double.NaN;
    }

    private double line(int number) {
        return frontStart + (number - front) * (steps > 0 ? stepSeconds / steps : 0);
    }

    private void front(int number, double start) {
        front = number;
        frontStart = start;
    }
}
