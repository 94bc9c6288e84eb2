// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Someone who takes part in a race.
 *
 * @param key in names of figures
 * @param words in tables
 * @param rig made anew for each script
 */
record Entrant(String key, String words, Side side, Function<Script, Rig> rig) {
    /** Whose it is. */
    enum Side {
        OURS,
        OTHERS
    }

    static Entrant of(Baseline baseline, double rate) {
        return new Entrant(
                baseline.key(),
                baseline.words(),
                Side.OTHERS,
                script -> new Rig(baseline.contender(script.seed()), Line.paced(rate)));
    }

    /** Someone else's schedule that is in no list. */
    static Entrant of(String key, double rate, Supplier<PollSchedule<SimTask>> schedule) {
        return new Entrant(key, key, Side.OTHERS, script -> new Rig(Contender.of(schedule.get()), Line.paced(rate)));
    }

    static Entrant of(String key, Ours ours) {
        return new Entrant(key, ours.words(), Side.OURS, script -> new Rig(ours.contender(), Line.paced(ours.rate())));
    }

    Entrant called(String other) {
        return new Entrant(key, other, side, rig);
    }
}
