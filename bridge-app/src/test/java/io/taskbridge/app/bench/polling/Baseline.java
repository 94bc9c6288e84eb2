// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.polling.GrowingWaits.Waits;
import io.taskbridge.poll.PollSchedule;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What others do. */
enum Baseline {
    FIXED_1("fixed1", "every 1 s"),
    FIXED_5("fixed5", "every 5 s"),
    EXP_30("exp30", "backoff 1 to 30 s"),
    EXP_60("exp60", "backoff 1 to 60 s"),
    GOOGLE("google", "backoff 5 to 45 s"),
    ROUND_ROBIN("roundRobin", "round robin");

    private final String key;
    private final String words;

    Baseline(String key, String words) {
        this.key = key;
        this.words = words;
    }

    String key() {
        return key;
    }

    String words() {
        return words;
    }

    Contender contender(long seed) {
        return Contender.of(schedule(new SplittableRandom(seed)));
    }

    private PollSchedule<SimTask> schedule(RandomGenerator random) {
        return switch (this) {
            case FIXED_1 -> new GrowingWaits(new Waits(1, 1, 1, 0), random);
            case FIXED_5 -> new GrowingWaits(new Waits(5, 1, 5, 0), random);
            case EXP_30 -> new GrowingWaits(new Waits(1, 2, 30, 0.2), random);
            case EXP_60 -> new GrowingWaits(new Waits(1, 2, 60, 0.2), random);
            case GOOGLE -> new GrowingWaits(new Waits(5, 1.5, 45, 0), random);
            case ROUND_ROBIN -> new RoundRobin();
        };
    }
}
