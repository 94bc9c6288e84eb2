// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

/**
 * How many requests a source may be sent: a token bucket that is paced, small, and shared out between bridges. In any
 * window it grants at most its part of the {@link Pace} and one burst: one request, or 20 ms worth of them at high
 * rates. When the source says that it is asked too often the rate falls by a fifth, and comes back by a fiftieth of
 * the full rate a second. Not thread-safe: owned by one poll verticle.
 */
public final class RateBudget {
    private static final double BURST_MILLIS = 20;

    /** Timers come late; what is missed by so little is made up for, or the rate would never be reached. */
    private static final double LATENESS_MILLIS = 5;

    private static final double SLOWER = 0.8;
    private static final double RECOVERY_PER_MILLI = 0.02 / 1000;
    private static final long SLOWING_PAUSE_MILLIS = 1000;
    private static final double USE_WINDOW_MILLIS = 5000;

    /** Sums of fractions do not always reach 1; the debt that this allows is carried over, so it does not add up. */
    private static final double ROUNDING = 1e-9;

    private double ratePerSecond;
    private double share;
    private long shareEnds = PollSchedule.NEVER;
    private double pacePerMilli;
    private double throttle = 1;
    private double tokens;
    private double inUse;
    private long at;
    private long slowedAt;

    /**
     * @param ratePerSecond of all bridges together
     * @throws IllegalArgumentException naming the value and the rule that it breaks
     */
    public RateBudget(double ratePerSecond, double share, long nowMillis) {
        this.ratePerSecond = positive(ratePerSecond);
        this.at = nowMillis;
        this.slowedAt = nowMillis - SLOWING_PAUSE_MILLIS;
        share(share, nowMillis);
        // Who has no part yet gets one from somebody who has just spent it.
        this.tokens = share > 0 ? burst() : 0;
    }

    /**
     * Sets another rate, of all bridges together. What was saved up at a higher one is given up with it.
     *
     * @throws IllegalArgumentException naming the value and the rule that it breaks
     */
    public void rate(double ratePerSecond, long nowMillis) {
        advance(nowMillis);
        double before = this.ratePerSecond;
        this.ratePerSecond = positive(ratePerSecond);
        this.pacePerMilli = Pace.perMilli(ratePerSecond, share);
        tokens *= Math.min(1, ratePerSecond / before);
    }

    /**
     * Sets the part of the rate that this bridge may take; with 0 nothing may be sent.
     *
     * @throws IllegalArgumentException if it is not within 0 and 1
     */
    public void share(double share, long nowMillis) {
        share(share, PollSchedule.NEVER, nowMillis);
    }

    /**
     * The same, until a time: from then on nothing may be sent, so that a bridge which slept does not spend what others
     * have taken over meanwhile. What was saved up is given up with the part that it was saved of.
     */
    public void share(double share, long endsMillis, long nowMillis) {
        advance(nowMillis);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + ": must be within 0 and 1");
        }
        if (share < this.share) {
            tokens *= share / this.share;
        }
        this.share = share;
        this.shareEnds = endsMillis;
        this.pacePerMilli = Pace.perMilli(ratePerSecond, share);
    }

    /**
     * When the next request may be sent: {@code nowMillis} if at once, {@link PollSchedule#NEVER} if not before a share
     * is set.
     */
    public long readyAt(long nowMillis) {
        advance(nowMillis);
        if (allowedPerMilli() == 0) {
            return PollSchedule.NEVER;
        }
        double missing = 1 - ROUNDING - tokens;
        long ready = missing <= 0 ? nowMillis : nowMillis + (long) Math.ceil(missing / allowedPerMilli());
        return ready < shareEnds ? ready : PollSchedule.NEVER;
    }

    /**
     * Pays for one request.
     *
     * @throws IllegalStateException if none may be sent now
     */
    public void spend(long nowMillis) {
        if (readyAt(nowMillis) > nowMillis) {
            throw new IllegalStateException("the budget allows no request now");
        }
        tokens--;
        inUse += 1 / (allowedPerMilli() * USE_WINDOW_MILLIS);
    }

    /** The source said that it is asked too often. */
    public void throttled(long nowMillis) {
        advance(nowMillis);
        // All requests in flight are told the same; that is one reason to slow down, not many.
        if (at - slowedAt >= SLOWING_PAUSE_MILLIS) {
            slowedAt = at;
            throttle *= SLOWER;
        }
    }

    /** Of all bridges together, as it was set last. */
    public double accountRatePerSecond() {
        return ratePerSecond;
    }

    /** What may be sent per second now: less than the configured rate while only a share is ours, or throttled. */
    public double ratePerSecond(long nowMillis) {
        advance(nowMillis);
        return allowedPerMilli() * 1000;
    }

    /** How much of what was allowed in the last seconds was spent, 0 to 1. */
    public double budgetInUse(long nowMillis) {
        advance(nowMillis);
        return Math.min(1, inUse);
    }

    private static double positive(double ratePerSecond) {
        // Written so that NaN is refused as well.
        if (!(ratePerSecond > 0 && ratePerSecond < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate: " + ratePerSecond + ": must be a number above 0");
        }
        return ratePerSecond;
    }

    private double allowedPerMilli() {
        return at < shareEnds ? pacePerMilli * throttle : 0;
    }

    private double burst() {
        double perMilli = pacePerMilli * throttle;
        return Math.max(1, perMilli * BURST_MILLIS) + perMilli * LATENESS_MILLIS;
    }

    private void advance(long nowMillis) {
        long passed = nowMillis - at;
        if (passed > 0) {
            tokens = Math.min(burst(), tokens + pacePerMilli * throttle * passed);
            throttle = Math.min(1, throttle + RECOVERY_PER_MILLI * passed);
            inUse *= Math.exp(-passed / USE_WINDOW_MILLIS);
            at = nowMillis;
        }
    }
}
