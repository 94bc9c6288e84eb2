// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a change at the provider went unseen. */
public final class DetectionDelay {
    private static final Duration LONGEST = Duration.ofDays(30);

    private DetectionDelay() {}

    /** Null where the provider gives no time of the change, or none that can be meant; never negative. */
    public static @Nullable Duration of(TaskEvent event) {
        Instant occurred = event.observation().report().occurredAt();
        if (occurred == null || event.observation().via() == Via.DEADLINE) {
            return null;
        }
        Instant observed = event.observation().observedAt();
        // Not Duration.between, which divides and multiplies: every transition is asked for this by all who count.
        Duration delay = Duration.ofSeconds(
                observed.getEpochSecond() - occurred.getEpochSecond(), (long) observed.getNano() - occurred.getNano());
        // Some providers write the year 1 where they know no time.
        if (delay.compareTo(LONGEST) >= 0) {
            return null;
        }
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
