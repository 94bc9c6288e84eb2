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
import java.util.HashMap;
import java.util.Map;

/**
 * Observations wait in the inbox and become events. Beside the bridge, a writer that repeats the bridge's records in
 * transactions as large: what is possible at all where every observation was read, decided and spelt out before. What
 * both do while they warm up does not count.
 */
public final class TransitionsBenchmark implements Benchmark {
    private static final String SITE = "bridge-";

    @Override
    public String name() {
        return "transitions";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        int counted = options.at(1_000_000, 200_000, 4_000);
        int warmUp = options.at(1_000_000, 20_000, 400);
        try (Stand stand = new Stand(options, "2g")) {
            Run run = new Run(stand, warmUp, warmUp + counted);
            Comparison comparison = new Turns()
                    .with("bridge", run::bridge)
                    .with("bare", run::bare)
                    .take(options.at(3, 2, 1));
            report(comparison, findings, out);
        }
    }

    private static void report(Comparison comparison, Findings findings, PrintStream out) {
        TextTable table = new TextTable("Transitions", Series.HEAD);
        for (String figure : new String[] {Backlog.RATE, Backlog.WORK}) {
            comparison.report("bridge", "bare", figure, table, findings);
        }
        findings.figure("transitionsPerCommit", comparison.of("bridge", "transitionsPerCommit"));
        out.print(table);
        Scorecard scorecard = new Scorecard();
        scorecard.enter(
                Goal.atLeast("transitions a second, of a bare producer's", 0.5, Double.NaN),
                comparison.ratio("bridge", "bare", Backlog.RATE).median());
        out.print(scorecard);
    }

    /** The turns, which use each other's leavings: the writer repeats what the bridge before it wrote. */
    private static final class Run {
        private final Stand stand;
        private final int warmUp;
        private final int count;
        private int round;
        private Site latest;
        private double perCommit;

        Run(Stand stand, int warmUp, int count) {
            this.stand = stand;
            this.warmUp = warmUp;
            this.count = count;
        }

        Map<String, Double> bridge() throws IOException {
            Site site = site(SITE);
            Backlog backlog = backlog(site);
            backlog.write();
            RunningBridge bridge = stand.bridge(site);
            Map<String, Double> taken = new HashMap<>(backlog.dealtWithBy(bridge.process()));
            perCommit = bridge.meter("taskbridge_inputs_total") / bridge.meter("taskbridge_commit_seconds_count");
            bridge.kill();
            latest = site;
            taken.put("transitionsPerCommit", perCommit);
            return taken;
        }

        Map<String, Double> bare() throws IOException {
            Site site = site("bare-");
            Process writer = stand.program(
                    site.topics(),
                    BareWriter.class,
                    stand.bootstrapServers(),
                    latest.topics(),
                    site.topics(),
                    Integer.toString(count),
                    Long.toString(Math.round(perCommit)));
            Stand.said(writer);
            Stand.tell(writer);
            Map<String, Double> taken = backlog(site).dealtWithBy(writer);
            writer.destroyForcibly();
            stand.clear(latest);
            stand.clear(site);
            return taken;
        }

        private Site site(String kind) {
            return stand.freshSite(kind + round++ + "-");
        }

        private Backlog backlog(Site site) {
            return new Backlog(stand, site, warmUp, count);
        }
    }
}
