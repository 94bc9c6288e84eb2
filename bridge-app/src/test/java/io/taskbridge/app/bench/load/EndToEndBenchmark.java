// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Comparison;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.ProcessorTime;
import io.taskbridge.app.bench.Scorecard;
import io.taskbridge.app.bench.Series;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.app.bench.Turn;
import io.taskbridge.app.bench.Turns;
import io.taskbridge.app.bench.WarmUp;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a webhook takes to become a committed {@code task-completed} event at a consumer of committed records: at a rate
 * that is fixed beforehand, as a share of what the same bridge has just taken in at most, and with next to nothing to do, beside a
 * transaction that is nothing else. A webhook's time begins when it is due, so that one that had to wait counts as
 * late. Client, bridge and broker are processes that share the machine's processors.
 */
public final class EndToEndBenchmark implements Benchmark {
    private static final String INGEST = "ingest";
    private static final String COST = "bridgeAndBrokerMicros";
    private static final String BARE = "bareTransaction";
    private static final String IDLE = "idle";
    private static final double IDLE_RATE = 20;
    private static final double MOST_MILLIS = 250;

    @Override
    public String name() {
        return "end-to-end";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        Scorecard scorecard = new Scorecard();
        findings.figure("partitions", options.partitions());
        try (Rig rig = new Rig(options, name(), options.partitions())) {
            Server bridge = rig.bridge();
            // In this order, as the load of the first leaves nothing to compile for the second.
            atRates(rig, bridge, options, findings, scorecard, out);
            atRest(rig, bridge, options, findings, scorecard, out);
        }
        out.print(scorecard);
    }

    private static void atRest(
            Rig rig, Server bridge, BenchOptions options, Findings findings, Scorecard scorecard, PrintStream out)
            throws IOException, InterruptedException {
        String topic = rig.topic("bare-transactions");
        Duration time = Duration.ofMillis(options.at(6_000, 3_000, 500));
        int count = (int) Math.ceil(IDLE_RATE * time.toMillis() / 1_000);
        Turns turns = new Turns()
                .with(IDLE, () -> open(rig, bridge, IDLE_RATE, time))
                .with(BARE, () -> rig.load().transactions(rig.bootstrapServers(), topic, IDLE_RATE, count));
        turns.take(1);
        Comparison taken = turns.take(options.at(3, 2, 1));
        TextTable table = new TextTable("Milliseconds to a committed event, at rest", Series.HEAD);
        for (String figure : List.of("event.p50", "event.p99")) {
            table.row("webhook " + figure, taken.of(IDLE, figure).cells());
            table.row("bare transaction " + figure, taken.of(BARE, figure).cells());
            findings.figure(IDLE + "." + figure, taken.of(IDLE, figure));
            findings.baseline(BARE + "." + figure, taken.of(BARE, figure));
        }
        Series ratio = taken.ratio(IDLE, BARE, "event.p50");
        out.print(table.row("webhook of bare transaction", ratio.cells()));
        findings.ratio("idleOfBareTransaction", ratio);
        scorecard.enter(Goal.atMost("idle median of a bare transaction's", 2, Double.NaN), ratio.median());
    }

    private static void atRates(
            Rig rig, Server bridge, BenchOptions options, Findings findings, Scorecard scorecard, PrintStream out)
            throws IOException, InterruptedException {
        int connections = options.at(256, 256, 8);
        Duration time = Duration.ofMillis(options.at(4_000, 2_000, 300));
        AtomicReference<Double> most = new AtomicReference<>(Double.NaN);
        Turn ingest = () -> {
            Map<String, Double> figures = ingest(rig, bridge, connections, time);
            most.set(figures.get("perSecond"));
            return figures;
        };
        WarmUp.take(ingest, COST, options.at(15, 5, 1));
        Turns turns = new Turns().with(INGEST, ingest);
        List<Double> shares = options.at(List.of(0.25, 0.5, 0.75), List.of(0.25, 0.5), List.of(0.1));
        for (double share : shares) {
            // Of what was taken in right before it: the host's speed changes, and a bridge warms further.
            turns.with(name(share), () -> open(rig, bridge, share * most.get(), time));
        }
        // Not counted: what goes through the bridge one by one goes other ways than a crowd, to be compiled as well.
        turns.take(1);
        Comparison taken = turns.take(options.at(5, 1, 1));
        TextTable table = new TextTable("Milliseconds to a committed event, at a rate", Series.HEAD);
        table.row(
                "ingest alone, webhooks a second", taken.of(INGEST, "perSecond").cells());
        findings.baseline("ingest.perSecond", taken.of(INGEST, "perSecond"));
        double sustained = 0;
        for (double share : shares) {
            for (String figure : List.of("perSecond", "event.p50", "event.p99", "missing")) {
                Series series = taken.of(name(share), figure);
                table.row(name(share) + " " + figure, series.cells());
                findings.figure(name(share) + "." + figure, series);
            }
            Series missing = taken.of(name(share), "missing");
            if (taken.of(name(share), "event.p99").median() < MOST_MILLIS && missing.max() == 0) {
                sustained = taken.ratio(name(share), INGEST, "perSecond").median();
            }
        }
        findings.ratio("sustainedOfIngest", sustained);
        scorecard.enter(Goal.atLeast("of ingest, p99 under 250 ms", 0.5, Double.NaN), sustained);
        out.print(table);
    }

    private static String name(double share) {
        return "at" + TextTable.plain(share);
    }

    private static Map<String, Double> ingest(Rig rig, Server bridge, int connections, Duration counted)
            throws IOException {
        // The broker as well, which is a JVM that has just begun, too, and has everything written to it.
        ProcessorTime taken = ProcessorTime.of(bridge.process(), rig.broker());
        Map<String, Double> figures =
                new HashMap<>(rig.load().closed(bridge.port(), Rig.PATH, connections, counted.dividedBy(2), counted));
        bridge.settle();
        figures.put(COST, taken.microsEach(figures.get("sent")));
        return figures;
    }

    private static Map<String, Double> open(Rig rig, Server bridge, double rate, Duration time) throws IOException {
        String topic = Objects.requireNonNull(bridge.site()).topic("completed");
        Map<String, Double> figures =
                rig.load().open(bridge.port(), Rig.PATH, rate, time, rig.bootstrapServers(), topic);
        bridge.settle();
        return figures;
    }
}
