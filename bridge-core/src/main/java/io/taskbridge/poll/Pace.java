// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/** How fast one of several bridges may go, so that all together never go faster than their account allows. */
final class Pace {
    /**
     * Requests that leave evenly do not arrive evenly, and every bridge begins with one: the rest of the rate is room
     * for both.
     */
    private static final double PART_OF_RATE = 0.97;

    private static final double WINDOW_SECONDS = 10;

    /** A window and what a late timer may make up for. */
    private static final double SAFE_WINDOW_SECONDS = 10.01;

    private Pace() {}

    /**
     * Requests per millisecond. At low rates, where that room is less than a request in ten seconds, a bridge goes so
     * slowly that it keeps to its own part in any ten seconds; with less than a request in ten seconds there is no
     * such pace, and it just goes slowly.
     */
    static double perMilli(double ratePerSecond, double share) {
        double part = ratePerSecond * share;
        double whole = Math.floor(part * WINDOW_SECONDS) / SAFE_WINDOW_SECONDS;
        double pace = part * PART_OF_RATE;
        return (whole > 0 ? Math.min(pace, whole) : pace) / 1000;
    }
}
