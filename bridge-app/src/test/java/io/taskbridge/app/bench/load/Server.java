// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A process that takes webhooks.
 *
 * @param site where the bridge lives, null if it is none
 */
record Server(
        String name, Process process, int port, @Nullable Site site) {
    /** How many were accepted so far without being in Kafka. */
    double spooled() throws IOException {
        return site == null ? 0 : site.spooled();
    }
}
