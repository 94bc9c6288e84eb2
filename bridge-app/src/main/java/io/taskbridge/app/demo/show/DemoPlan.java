// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import java.time.Duration;

/**
 * How a demonstration goes.
 *
 * @param pace between two submissions
 * @param limit after which it ends, whatever is missing
 * @param progress between two lines of progress
 * @param aftermath how long events too many are still waited for
 */
record DemoPlan(int tasks, Duration pace, Duration limit, Duration progress, Duration aftermath) {
    private static final Duration SPREAD = Duration.ofSeconds(15);

    static DemoPlan of(int tasks) {
        return new DemoPlan(
                tasks, SPREAD.dividedBy(tasks), Duration.ofMinutes(3), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
