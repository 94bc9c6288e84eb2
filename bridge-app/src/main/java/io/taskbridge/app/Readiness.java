// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until a bridge is ready; blocks. */
final class Readiness {
    private static final long PAUSE_MILLIS = 20;

    private Readiness() {}

    /** @throws BridgeStartException if that takes longer than the limit, saying what is missing */
    static void await(Health health, InstantSource steady, Duration limit) throws InterruptedException {
        Instant deadline = steady.instant().plus(limit);
        for (List<String> obstacles = health.obstacles(); !obstacles.isEmpty(); obstacles = health.obstacles()) {
            if (steady.instant().isAfter(deadline)) {
                throw new BridgeStartException("not ready: " + obstacles, null);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
