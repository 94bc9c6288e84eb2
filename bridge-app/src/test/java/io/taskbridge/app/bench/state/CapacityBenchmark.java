// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Comparison;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.Scorecard;
import io.taskbridge.app.bench.Series;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.app.bench.Turns;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a task in flight takes of a bridge's memory, and what polls and transitions cost where there are many. */
public final class CapacityBenchmark implements Benchmark {
    private static final int FEW = 1_000;

    @Override
    public String name() {
        return "capacity";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        int many = options.at(1_000_000, 100_000, 5_000);
        try (Stand stand = new Stand(options, "1g");
                StatusStub provider = new StatusStub()) {
            // Until there is nothing left to compile, and what was restored has found its place in the heap.
            int warmUp = options.at(60, 8, 1);
            int effort = options.at(20, 8, 1);
            CrowdedBridge crowded = new CrowdedBridge(stand, provider, many, warmUp, effort);
            CrowdedBridge small = new CrowdedBridge(stand, provider, FEW, warmUp, effort);
            Comparison comparison = new Turns()
                    .with("many", crowded::take)
                    .with("few", small::take)
                    .take(options.at(3, 2, 1));
            report(comparison, many, findings, out);
        }
    }

    private static void report(Comparison comparison, int many, Findings findings, PrintStream out) {
        Series perTask = perTask(
                comparison.of("many", CrowdedBridge.HEAP), comparison.of("few", CrowdedBridge.HEAP), many - FEW);
        findings.figure("heapBytesPerTask", perTask);
        TextTable table = new TextTable("Capacity", Series.HEAD).row("heap bytes a task", perTask.cells());
        Scorecard scorecard = new Scorecard();
        scorecard.enter(Goal.atMost("heap bytes a task", 600, Double.NaN), perTask.median());
        for (String figure : List.of(CrowdedBridge.POLL, CrowdedBridge.TRANSITION)) {
            Series crowded = comparison.of("many", figure);
            Series small = comparison.of("few", figure);
            findings.figure(figure, crowded);
            findings.baseline(figure, small);
            findings.ratio(figure, crowded.over(small));
            table.row(figure + " with " + many, crowded.cells());
            table.row(figure + " with " + FEW, small.cells());
            table.row(figure + ", ratio", crowded.over(small).cells());
            scorecard.enter(
                    Goal.atMost(figure + ", of that with " + FEW, 1.3, Double.NaN),
                    crowded.over(small).median());
        }
        out.print(table);
        out.print(scorecard);
    }

    private static Series perTask(Series many, Series few, int tasks) {
        List<Double> perTask = new ArrayList<>();
        for (int i = 0; i < many.values().size(); i++) {
            perTask.add((many.values().get(i) - few.values().get(i)) / tasks);
        }
        return new Series(perTask);
    }
}
