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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One bridge, two and three share the partitions of one inbox, beside a broker of their own. All of them have the same few
 * processors, so what counts is what a transition takes of them: where that stays the same, machines of their own
 * would do as much more as there are machines.
 */
public final class SpreadBenchmark implements Benchmark {
    private static final List<Integer> CROWDS = List.of(1, 2, 3);

    /** What sharing may cost where the processors stay the same, for it to be worth a machine. */
    private static final double MOST = 1.3;

    private int sites;

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        int counted = options.at(500_000, 100_000, 2_000);
        int warmUp = options.at(400_000, 50_000, 2_000);
        try (Stand stand = new Stand(options, "1g")) {
            Turns turns = new Turns();
            for (int bridges : options.at(CROWDS, CROWDS, List.of(1, 2))) {
                turns.with(name(bridges), () -> take(stand, bridges, warmUp, counted));
            }
            report(turns.take(options.at(2, 1, 1)), findings, out);
        }
    }

    private Map<String, Double> take(Stand stand, int bridges, int warmUp, int counted) throws IOException {
        Site site = stand.freshSite("spread-" + sites++ + "-");
        Backlog backlog = new Backlog(stand, site, warmUp, warmUp + counted);
        backlog.write();
        List<RunningBridge> running = new ArrayList<>();
        for (int i = 0; i < bridges; i++) {
            running.add(stand.bridge(i == 0 ? site : site.beside()));
        }
        Map<String, Double> taken = new HashMap<>(
                backlog.dealtWithBy(running.stream().map(RunningBridge::process).toArray(Process[]::new)));
        taken.put("working", (double) running.stream()
                .filter(bridge -> !bridge.shards("RUNNING").isEmpty())
                .count());
        running.forEach(RunningBridge::kill);
        stand.clear(site);
        return taken;
    }

    private static void report(Comparison taken, Findings findings, PrintStream out) {
        TextTable table = new TextTable("Bridges that share the work", Series.HEAD);
        Scorecard scorecard = new Scorecard();
        String one = name(1);
        for (String bridges : taken.taken().keySet()) {
            for (String figure : List.of(Backlog.RATE, Backlog.WORK, "working")) {
                Series series = taken.of(bridges, figure);
                table.row(bridges + " " + figure, series.cells());
                findings.figure(bridges + "." + figure, series);
            }
            if (!bridges.equals(one)) {
                Series ratio = taken.ratio(bridges, one, Backlog.WORK);
                table.row(bridges + " / " + one + " " + Backlog.WORK, ratio.cells());
                findings.ratio(bridges + "." + Backlog.WORK, ratio);
                scorecard.enter(Goal.atMost(bridges + ", processor time of one's", MOST, Double.NaN), ratio.median());
            }
        }
        out.print(table);
        out.print(scorecard);
    }

    private static String name(int bridges) {
        return "bridges" + bridges;
    }
}
