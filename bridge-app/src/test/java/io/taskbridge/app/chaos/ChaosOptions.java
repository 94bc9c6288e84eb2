// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one run is to be.
 *
 * @param seed decides the tasks, the faults and their order; the processes keep their own time
 * @param faults how long faults are made; then everything is left alone until it has settled
 * @param patience how long nothing may move while it settles; longer than a result may be waited for
 * @param calmness how much longer bridges and broker are left alone between their faults than in the shortest run
 * @param webhooksPerSecond tasks of which nobody but a webhook ever speaks
 * @param polledPerSecond tasks of which only polling tells, of all four providers
 * @param dir where the run keeps its files; emptied first
 */
record ChaosOptions(
        long seed,
        Duration faults,
        Duration patience,
        int bridges,
        int calmness,
        int webhooksPerSecond,
        int polledPerSecond,
        Path dir) {
    private static final Path DIR = Path.of("target", "chaos");

    /** With more bridges there are more faults; without some calm nothing would be done that they could spoil. */
    private static final int CALMNESS = 3;

    /** What each build can afford. */
    static ChaosOptions quick(long seed) {
        return new ChaosOptions(seed, Duration.ofSeconds(90), Duration.ofSeconds(150), 2, 1, 80, 8, DIR);
    }

    /** Over 200,000 webhooks and 20,000 polled tasks in half an hour, on two cores. */
    static ChaosOptions lasting(long seed, Duration faults) {
        return new ChaosOptions(seed, faults, Duration.ofMinutes(5), 3, CALMNESS, 120, 14, DIR);
    }

    /** As the system properties {@code minutes} and {@code seed} say: the quick run where they are silent. */
    static ChaosOptions asked() {
        long seed = Long.getLong("seed", 1);
        Integer minutes = Integer.getInteger("minutes");
        return minutes == null ? quick(seed) : lasting(seed, Duration.ofMinutes(minutes));
    }
}
