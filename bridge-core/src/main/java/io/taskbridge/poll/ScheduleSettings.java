// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import java.time.Duration;

/**
 * What a user asks of the schedule of a source.
 *
 * @param minInterval no task is asked about more often
 * @param maxInterval no task is left alone longer, budget allowing
 * @param effortSeconds waiting that one request is worth saving; with more, fewer requests are sent
 */
public record ScheduleSettings(Duration minInterval, Duration maxInterval, Aim aim, double effortSeconds) {
    public ScheduleSettings {
        if (minInterval.toMillis() < 1) {
            throw new IllegalArgumentException("minInterval: " + minInterval + ": must be at least 1 ms");
        }
        if (maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException(
                    "maxInterval: " + maxInterval + ": must not be shorter than minInterval, " + minInterval);
        }
        // Written so that NaN is refused as well.
        if (!(effortSeconds >= 0 && effortSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("effort: " + effortSeconds + ": must be 0 s or more");
        }
    }
}
