// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** What many workloads begin with. */
final class Scripts {
    private static final double LOAD = 10;

    private Scripts() {}

    /** Tasks of a minute, ten times as many in flight as requests in a second. */
    static Script atLoadTen(Durations durations, int tasks, double warm, long seed) {
        return batches(durations, 1, tasks, warm, seed);
    }

    /** The same, with so many at once. */
    static Script batches(Durations durations, int size, int tasks, double warm, long seed) {
        Population population = durations.around(60);
        Arrivals arrivals = Arrivals.batches(size, LOAD * SteadyLoad.RATE / population.mean());
        return Script.of(population, arrivals, tasks, warm, seed);
    }
}
