// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import java.util.random.RandomGenerator;

/** Why nothing but a probe now and then is sent to a source, and how long it is left alone between two probes. */
enum Outage {
    EXHAUSTED(SourceState.THROTTLED, "a quota is used up", 60_000, 3_600_000, 0),
    REFUSED(SourceState.UNAUTHORIZED, "our credentials or our account are refused", 30_000, 600_000, 0),
    /** Up to twice as long as said, 60 s at most, so that bridges do not come back all at once. */
    UNREACHABLE(SourceState.UNREACHABLE, "no answer that can be used", 1_000, 30_000, 1);

    final SourceState state;
    final String words;
    private final double firstMillis;
    private final double longestMillis;
    private final double jitter;

    Outage(SourceState state, String words, double firstMillis, double longestMillis, double jitter) {
        this.state = state;
        this.words = words;
        this.firstMillis = firstMillis;
        this.longestMillis = longestMillis;
        this.jitter = jitter;
    }

    /** The pause after so many failed probes: doubles each time. */
    long pauseMillis(int failedProbes, RandomGenerator random) {
        double pause = Math.min(longestMillis, Math.scalb(firstMillis, failedProbes));
        return Math.round(pause * (1 + jitter * random.nextDouble()));
    }
}
