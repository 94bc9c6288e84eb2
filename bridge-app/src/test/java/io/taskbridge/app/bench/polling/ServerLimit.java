// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** A provider's own limit: so many requests in any second, fewer for the middle part of a run. */
final class ServerLimit {
    private static final double FROM = 0.35;
    private static final double TO = 0.65;

    private final double usual;
    private final double reduced;
    private final double reducedFrom;
    private final double reducedTo;
    private double tokens;
    private double at;

    ServerLimit(double usual, double reduced, double lastSubmission) {
        this.usual = usual;
        this.reduced = reduced;
        this.reducedFrom = FROM * lastSubmission;
        this.reducedTo = TO * lastSubmission;
        this.tokens = usual;
    }

    /** Whether a request is answered; one that is not costs nothing. */
    boolean accepts(long nowMillis) {
        double now = SimClock.seconds(nowMillis);
        double perSecond = now >= reducedFrom && now < reducedTo ? reduced : usual;
        tokens = Math.min(perSecond, tokens + (now - at) * perSecond);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
