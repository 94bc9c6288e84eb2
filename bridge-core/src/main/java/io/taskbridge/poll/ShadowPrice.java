// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * What a request is worth now, in seconds of waiting: the running geometric mean of what the requests that were sent
 * were worth. It needs no tuning: it rises while more is worth asking than the budget allows, and falls while requests
 * are left over. Not thread-safe.
 */
final class ShadowPrice {
    /** One request moves the price by no more than its part of such a factor. */
    private static final double WIDEST = 4;

    private static final double SHORTEST_MEMORY = 30;
    private static final double MEMORY_A_TASK = 0.2;

    private final double least;
    private double seconds;

    /** @param least below which waiting is not worth a request; above 0 */
    ShadowPrice(double least) {
        this.least = least;
        this.seconds = least;
    }

    double seconds() {
        return seconds;
    }

    /** Whether the budget, not the price of a request, is what keeps requests from being sent. */
    boolean bound() {
        return seconds > least * 1.0001;
    }

    /**
     * There are so many tasks now where there were so many. While the budget binds, the more there are the longer each
     * waits: the price goes some of the way at once, rather than learn all of it from those who waited too long.
     */
    void crowd(int before, int after) {
        if (bound()) {
            seconds = Math.max(least, seconds * Math.sqrt((double) after / before));
        }
    }

    /** A request was sent that was worth so much. */
    void sent(double worth, int tasks) {
        double ratio = Math.min(WIDEST, Math.max(1 / WIDEST, worth / seconds));
        double memory = Math.max(SHORTEST_MEMORY, MEMORY_A_TASK * tasks);
        seconds = Math.max(least, seconds * Math.exp(Math.log(ratio) / memory));
    }
}
