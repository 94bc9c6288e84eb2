// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a run went. */
record Outcome(Map<Measure, Double> values) {
    Outcome {
        values = Map.copyOf(values);
    }

    double of(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    double mean() {
        return of(Measure.MEAN);
    }

    /** Of the same run with several seeds. */
    static Outcome average(List<Outcome> outcomes) {
        Map<Measure, Double> means = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            means.put(
                    measure,
                    outcomes.stream()
                            .mapToDouble(outcome -> outcome.of(measure))
                            .average()
                            .orElse(Double.NaN));
        }
        return new Outcome(means);
    }
}
