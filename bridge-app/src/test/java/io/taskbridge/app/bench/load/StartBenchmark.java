// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.Await;
import io.taskbridge.app.FreePort;
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
import io.taskbridge.app.process.Jvm;
import io.taskbridge.app.process.LastWill;
import io.taskbridge.app.process.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long the program takes from {@code java -jar} until it is ready, and how much memory it holds when it has nothing to
 * do, with Kafka in it and beside it; each time with directories and topics of its own. Beside it, in turn, what a bare
 * Vert.x server with the same embedded broker takes, and without one.
 */
public final class StartBenchmark implements Benchmark {
    private static final String READY = "seconds";
    private static final String PROCESSOR = "processorSeconds";
    private static final String MEMORY = "MiB";
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        Scorecard scorecard = new Scorecard();
        try (Rig rig = new Rig(options, name(), Site.USUAL_PARTITIONS)) {
            // As most will start it: without a word to the JVM.
            Jvm asItComes = new Jvm(List.of());
            Jvm jvm = options.at(asItComes, asItComes, rig.jvm());
            Turns turns = new Turns()
                    .with("embedded", () -> bridge(rig, jvm, Site.embedded(rig.fresh("bridge"))))
                    .with("bareEmbedded", () -> bare(rig, jvm, true));
            List<String> kinds = options.at(List.of("embedded", "external"), List.of("embedded"), List.of("embedded"));
            if (kinds.contains("external")) {
                turns.with("external", () -> bridge(rig, jvm, rig.site()))
                        .with("bareExternal", () -> bare(rig, jvm, false));
            }
            Comparison taken = turns.take(options.at(5, 2, 1));
            TextTable table = new TextTable("Start", Series.HEAD);
            for (String figure : List.of(READY, PROCESSOR, MEMORY)) {
                for (String kind : kinds) {
                    String bare = kind.equals("embedded") ? "bareEmbedded" : "bareExternal";
                    Series ratio = taken.ratio(kind, bare, figure);
                    table.row(kind + " " + figure, taken.of(kind, figure).cells());
                    table.row(bare + " " + figure, taken.of(bare, figure).cells());
                    table.row(kind + " of " + bare + " " + figure, ratio.cells());
                    findings.figure(kind + "." + figure, taken.of(kind, figure));
                    findings.baseline(bare + "." + figure, taken.of(bare, figure));
                    findings.ratio(kind + "." + figure, ratio);
                }
                if (!figure.equals(PROCESSOR)) {
                    scorecard.enter(
                            Goal.atMost(figure + " of bare server and broker", 1.5, Double.NaN),
                            taken.ratio("embedded", "bareEmbedded", figure).median());
                }
            }
            out.print(table);
        }
        out.print(scorecard);
    }

    private static Map<String, Double> bridge(Rig rig, Jvm jvm, Site site) throws IOException, InterruptedException {
        Path config = site.configure();
        return taken(rig, will -> Program.bridge(jvm, "bridge", config, site.dir(), will), site::ready);
    }

    private static Map<String, Double> bare(Rig rig, Jvm jvm, boolean embedded)
            throws IOException, InterruptedException {
        Path dir = Files.createDirectories(rig.fresh("bare"));
        int port = FreePort.find();
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        if (embedded) {
            arguments.addAll(List.of(
                    Integer.toString(FreePort.find()), dir.resolve("kafka").toString()));
        }
        return taken(
                rig,
                will -> Program.of(jvm, BareStartMain.class, "bare", dir, will, arguments.toArray(String[]::new)),
                () -> Site.answers("http://localhost:" + port + "/"));
    }

    private static Map<String, Double> taken(Rig rig, Function<LastWill, Program> program, Supplier<Boolean> ready)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = rig.start(program);
        Await.until(ready, is -> is);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Duration spent = ProcessorTime.total(process);
        ProcessorTime.awaitQuiet(process);
        double memory = residentBytes(process) / MIB;
        process.destroyForcibly().onExit().join();
        return Map.of(READY, seconds, PROCESSOR, spent.toNanos() / 1e9, MEMORY, memory);
    }

    /** What it holds of the machine's memory, as the system counts it. */
    private static double residentBytes(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
