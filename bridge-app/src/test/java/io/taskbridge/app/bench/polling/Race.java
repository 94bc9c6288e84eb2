// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.polling.Entrant.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/**
 * Several schedules on the same tasks.
 *
 * @param key in names of figures
 * @param script by seed
 */
record Race(String key, LongFunction<Script> script, View view, List<Entrant> entrants) {
    /** How each did, by its key, as the mean over the seeds. */
    record Result(Race race, Map<String, Outcome> outcomes) {
        Outcome of(String entrant) {
            return outcomes.get(entrant);
        }

        Outcome of(Baseline baseline) {
            return of(baseline.key());
        }

        void record(Findings findings) {
            for (Entrant entrant : race.entrants) {
                BiConsumer<String, Double> taker = entrant.side() == Side.OURS ? findings::figure : findings::baseline;
                of(entrant.key())
                        .values()
                        .forEach((measure, value) ->
                                taker.accept(race.key + "." + entrant.key() + "." + measure.key(), value));
            }
        }
    }

    Result run(List<Long> seeds) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (long seed : seeds) {
            Script drawn = script.apply(seed);
            for (Entrant entrant : entrants) {
                Rig rig = entrant.rig().apply(drawn);
                Outcome outcome = Simulation.run(drawn, rig.contender(), rig.line(), view);
                outcomes.computeIfAbsent(entrant.key(), key -> new ArrayList<>())
                        .add(outcome);
            }
        }
        Map<String, Outcome> means = new LinkedHashMap<>();
        outcomes.forEach((key, each) -> means.put(key, Outcome.average(each)));
        return new Result(this, means);
    }
}
