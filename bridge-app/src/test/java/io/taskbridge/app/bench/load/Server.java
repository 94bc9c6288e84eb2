// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.Await;
import io.taskbridge.app.bench.ProcessorTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A process that takes webhooks.
 *
 * @param site where the bridge lives, null if it is none
 */
record Server(
        String name, Process process, int port, @Nullable Site site) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Blocks until it has nothing left to do, and has forgotten the tasks if it is a bridge. */
    void settle() {
        Await.until(
                PATIENCE,
                () -> {
                    ProcessorTime.awaitQuiet(process);
                    return site == null || site.forgotten();
                },
                settled -> settled);
    }

    /** How many were accepted so far without being in Kafka. */
    double spooled() {
        return site == null ? 0 : site.spooled();
    }
}
