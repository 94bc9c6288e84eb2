// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.BenchOptions;

/**
 * Tasks that come one by one, whenever, for as long as it takes: W1 to W5. A load of 1 is as many tasks in flight as
 * requests are allowed in a second.
 */
enum SteadyLoad {
    W1("0.5", 0.5, 60, 6_000, 6_000, 0.1),
    W2("2", 2, 60, 15_000, 15_000, 0.1),
    W3("10", 10, 60, 20_000, 20_000, 0.15),
    W4("50", 50, 300, 24_000, 60_000, 0.25),
    /** Hardly more than the one request that every task needs. */
    W5("saturated", 50, 60, 60_000, 60_000, 0.3);

    static final double RATE = 20;

    private final String key;
    private final double load;
    private final double mean;
    private final int tasks;
    private final int tasksIfHeavy;
    private final double warm;

    SteadyLoad(String key, double load, double mean, int tasks, int tasksIfHeavy, double warm) {
        this.key = key;
        this.load = load;
        this.mean = mean;
        this.tasks = tasks;
        this.tasksIfHeavy = tasksIfHeavy;
        this.warm = warm;
    }

    String key() {
        return key;
    }

    String words() {
        return "load " + (int) load + (load < 1 ? ".5" : "") + ", tasks of " + (int) mean + " s";
    }

    Script script(Durations durations, BenchOptions options, long seed) {
        Population population = durations.around(mean);
        return Script.of(population, arrivals(population), tasks(durations, options), warm, seed);
    }

    double lowerBound(Durations durations) {
        Population population = durations.around(mean);
        return LowerBound.of(population, RATE / arrivals(population).perSecond());
    }

    private Arrivals arrivals(Population population) {
        return Arrivals.poisson(load * RATE / population.mean());
    }

    private int tasks(Durations durations, BenchOptions options) {
        return Sizes.tasks(durations.heavyTailed() ? tasksIfHeavy : tasks, options);
    }
}
