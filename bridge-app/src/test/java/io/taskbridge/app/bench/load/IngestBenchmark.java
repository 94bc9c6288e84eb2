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
import io.taskbridge.app.bench.Turns;
import io.taskbridge.app.bench.WarmUp;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many signed webhooks of 1.2 KB are answered, each after Kafka has acknowledged it, beside what Vert.x alone and
 * Apache Camel do with the same load. Client, server and broker are processes that share the machine's processors; the
 * bridge's shards work on what it takes in at the same time, and forget it again; what is left of that is waited for
 * before the next turn.
 *
 * <p>Camel has a class path of its own, which only the profile {@code bench} resolves; without it, as in every build's
 * quick form, its part is left out.
 */
public final class IngestBenchmark implements Benchmark {
    private static final String COST = "serverMicros";
    private static final String BRIDGE = "bridge";
    private static final String BARE = "bare";
    private static final String CAMEL = "camel";

    private final Path camel;

    /** @param camel where the comparator has been built, if it has */
    public IngestBenchmark(Path camel) {
        this.camel = camel;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        List<Integer> crowds = options.at(List.of(32, 128, 256), List.of(32, 256), List.of(8));
        Duration counted = Duration.ofMillis(options.at(4_000, 1_000, 300));
        Duration warmUp = counted.dividedBy(2);
        int most = crowds.get(crowds.size() - 1);
        int coldTurns = options.at(15, 5, 1);
        Scorecard scorecard = new Scorecard();
        findings.figure("partitions", options.partitions());
        try (Rig rig = new Rig(options, "ingest", options.partitions())) {
            List<Server> servers = servers(rig);
            for (Server server : servers) {
                WarmUp.take(() -> turn(rig, server, most, warmUp, counted), COST, coldTurns);
            }
            for (int connections : crowds) {
                Turns turns = new Turns();
                for (Server server : servers) {
                    turns.with(server.name(), () -> turn(rig, server, connections, warmUp, counted));
                }
                Comparison taken = turns.take(options.at(5, 1, 1));
                report(connections, taken, findings, scorecard, out);
            }
        }
        out.print(scorecard);
    }

    private List<Server> servers(Rig rig) throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>(List.of(rig.bridge(), rig.bare()));
        if (Files.exists(camel.resolve("classpath"))) {
            servers.add(rig.camel(camel));
        }
        return servers;
    }

    private static Map<String, Double> turn(Rig rig, Server server, int connections, Duration warmUp, Duration counted)
            throws IOException {
        double spooled = server.spooled();
        ProcessorTime ofServer = ProcessorTime.of(server.process());
        ProcessorTime ofBroker = ProcessorTime.of(rig.broker());
        Map<String, Double> figures =
                new HashMap<>(rig.load().closed(server.port(), Rig.PATH, connections, warmUp, counted));
        double sent = figures.get("sent");
        double onDisk = server.spooled() - spooled;
        figures.put("spooled", onDisk);
        // Accepted, but not by Kafka: that is not what is compared.
        figures.computeIfPresent("perSecond", (key, rate) -> rate * (sent - onDisk) / sent);
        figures.put(COST, ofServer.microsEach(sent));
        figures.put("brokerMicros", ofBroker.microsEach(sent));
        server.settle();
        ProcessorTime.awaitQuiet(rig.broker());
        figures.put("serverMicrosInAll", ofServer.microsEach(sent));
        return figures;
    }

    private static void report(
            int connections, Comparison taken, Findings findings, Scorecard scorecard, PrintStream out) {
        TextTable table = new TextTable("Webhooks a second at " + connections + " connections", Series.HEAD);
        for (String server : taken.taken().keySet()) {
            for (String figure : List.of(
                    "perSecond",
                    "p50",
                    "p99",
                    "refused",
                    "spooled",
                    COST,
                    "serverMicrosInAll",
                    "brokerMicros",
                    "loadMicros")) {
                Series series = taken.of(server, figure);
                table.row(server + " " + figure, series.cells());
                String key = server + "." + connections + "." + figure;
                if (server.equals(BRIDGE)) {
                    findings.figure(key, series);
                } else {
                    findings.baseline(key, series);
                }
            }
        }
        for (String other : List.of(BARE, CAMEL)) {
            if (taken.taken().containsKey(other)) {
                Series ratio = taken.ratio(BRIDGE, other, "perSecond");
                table.row("bridge of " + other, ratio.cells());
                findings.ratio("of" + (other.equals(BARE) ? "Bare" : "Camel") + "." + connections, ratio);
                goal(other, connections, ratio.median(), scorecard);
            }
        }
        out.print(table);
    }

    private static void goal(String other, int connections, double ratio, Scorecard scorecard) {
        String what = "of " + other + " at " + connections;
        switch (other + connections) {
            case "bare256" -> scorecard.enter(Goal.atLeast(what, 0.5, Double.NaN), ratio);
            case "camel128" -> scorecard.enter(Goal.atLeast(what, 1.3, Double.NaN), ratio);
            case "camel256" -> scorecard.enter(Goal.atLeast(what, 1.5, Double.NaN), ratio);
            default -> {}
        }
    }
}
