// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import io.taskbridge.app.bench.load.EndToEndBenchmark;
import io.taskbridge.app.bench.load.IngestBenchmark;
import io.taskbridge.app.bench.load.StartBenchmark;
import io.taskbridge.app.bench.polling.PollingBenchmark;
import io.taskbridge.app.bench.state.CapacityBenchmark;
import io.taskbridge.app.bench.state.RecoveryBenchmark;
import io.taskbridge.app.bench.state.RestoreBenchmark;
import io.taskbridge.app.bench.state.SpreadBenchmark;
import io.taskbridge.app.bench.state.TransitionsBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Runs the benchmark that the system property {@code bench} names, or all of them: {@code mvn -q -Pbench -DskipTests
 * verify -Dbench=polling}. With {@code -Dquick} each takes less than a minute.
 */
public final class BenchMain {
    private static final List<Benchmark> ALL = List.of(
            new PollingBenchmark(),
            new IngestBenchmark(Path.of(System.getProperty("camel", ""))),
            new EndToEndBenchmark(),
            new StartBenchmark(),
            new TransitionsBenchmark(),
            new CapacityBenchmark(),
            new RestoreBenchmark(),
            new RecoveryBenchmark(),
            new SpreadBenchmark());

    private BenchMain() {}

    /** Those that only some builds have come last. */
    private static List<Benchmark> all() {
        Stream<Benchmark> others = ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(ALL.stream(), others).toList();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String asked = System.getProperty("bench", "");
        List<Benchmark> all = all();
        List<Benchmark> chosen = all.stream()
                .filter(benchmark -> asked.isEmpty() || benchmark.name().equals(asked))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("bench: " + asked + ": must be one of "
                    + all.stream().map(Benchmark::name).toList());
            System.exit(1);
        }
        BenchOptions options = BenchOptions.asked();
        for (Benchmark benchmark : chosen) {
            Findings findings = new Findings(benchmark.name());
            benchmark.run(options, findings, System.out);
            System.out.println("\nFigures in " + findings.write(options.dir()));
        }
    }
}
