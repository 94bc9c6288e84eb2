// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.Await;
import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Comparison;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.ProcessorTime;
import io.taskbridge.app.bench.Scorecard;
import io.taskbridge.app.bench.Series;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.app.bench.Turns;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/**
 * A bridge takes over tasks: from the moment it is given their shards until all of them run. Beside it, a consumer that
 * only reads the same topic. Both are fresh processes each time.
 */
public final class RestoreBenchmark implements Benchmark {
    private static final String RATE = "tasksPerSecond";
    private static final String WORK = "processorMicrosPerTask";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** To be asked fifty times a second would take a bridge a tenth of its time. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        int count = options.at(1_000_000, 100_000, 4_000);
        try (Stand stand = new Stand(options, "1g")) {
            Site site = Site.of(stand.bootstrapServers(), "restore-", "restore", Site.unasked());
            Population.write(stand, site, count);
            Comparison comparison = new Turns()
                    .with("bridge", () -> bridge(stand, site, count))
                    .with("bare", () -> bare(stand, site, count))
                    .take(options.at(4, 2, 1));
            report(comparison, findings, out);
        }
    }

    private static Map<String, Double> bridge(Stand stand, Site site, int count) throws IOException {
        // Of a group of its own, so that it need not wait for the session of the one before to end.
        RunningBridge bridge = stand.bridge(site.forGroup("restore-" + System.nanoTime()));
        Await.until(
                PATIENCE,
                () -> bridge.shards("RESTORING").size()
                        + bridge.shards("RUNNING").size(),
                given -> given > 0);
        ProcessorTime work = ProcessorTime.of(bridge.process(), stand.broker());
        Await.until(PATIENCE, PAUSE, () -> bridge.shards("RUNNING").size(), running -> running == Site.PARTITIONS);
        Map<String, Double> taken = taken(count, work.seconds(), work);
        bridge.kill();
        return taken;
    }

    private static Map<String, Double> bare(Stand stand, Site site, int count) throws IOException {
        Process reader = stand.program("bare-reader", BareReader.class, stand.bootstrapServers(), site.tasks());
        Stand.said(reader);
        ProcessorTime work = ProcessorTime.of(reader, stand.broker());
        Stand.tell(reader);
        double seconds = Double.parseDouble(Stand.said(reader));
        return taken(count, seconds, work);
    }

    private static Map<String, Double> taken(int count, double seconds, ProcessorTime work) {
        return Map.of(RATE, count / seconds, WORK, work.microsEach(count));
    }

    private static void report(Comparison comparison, Findings findings, PrintStream out) {
        TextTable table = new TextTable("Restore", Series.HEAD);
        for (String figure : new String[] {RATE, WORK}) {
            comparison.report("bridge", "bare", figure, table, findings);
        }
        out.print(table);
        Scorecard scorecard = new Scorecard();
        scorecard.enter(
                Goal.atLeast("tasks restored a second, of a bare consumer's", 0.4, Double.NaN),
                comparison.ratio("bridge", "bare", RATE).median());
        out.print(scorecard);
    }
}
