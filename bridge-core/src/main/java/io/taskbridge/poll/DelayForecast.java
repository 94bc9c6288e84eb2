// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * How long ends stay unseen: as the schedule predicts, and as the providers' own times show afterwards. Of the last few
 * hundred requests and ends, in seconds. Not thread-safe.
 */
public final class DelayForecast {
    private static final double MEMORY = 500;
    private static final double NEWEST = 0.02;

    private double delay;
    private double ends;
    private double achieved = Double.NaN;

    /** A request was sent: with this chance it finds an end, and so much delay was to be expected until now. */
    void sent(double expectedDelay, double chanceOfEnd) {
        delay += expectedDelay - delay / MEMORY;
        ends += chanceOfEnd - ends / MEMORY;
    }

    /** An end was seen at a time. */
    void ended(Sighting end, double at) {
        if (end.since() != Sighting.UNKNOWN) {
            double seconds = Math.max(0, at - end.since() / 1000.0);
            achieved = Double.isNaN(achieved) ? seconds : achieved + (seconds - achieved) * NEWEST;
        }
    }

    /** Seconds, as the schedule expects them; NaN while nothing was asked. */
    public double predicted() {
        return ends > 0 ? delay / ends : Double.NaN;
    }

    /** Seconds, by the provider's clock; NaN while it told of no end. */
    public double achieved() {
        return achieved;
    }
}
