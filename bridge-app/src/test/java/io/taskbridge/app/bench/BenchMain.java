// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import io.taskbridge.app.bench.load.EndToEndBenchmark;
import io.taskbridge.app.bench.load.IngestBenchmark;
import io.taskbridge.app.bench.load.StartBenchmark;
import io.taskbridge.app.bench.polling.PollingBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the benchmark that the system property {@code bench} names, or all of them: {@code mvn -q -Pbench -DskipTests
 * verify -Dbench=polling}. With {@code -Dquick} each takes less than a minute.
 */
public final class BenchMain {
    private static final List<Benchmark> ALL = List.of(
            new PollingBenchmark(),
            new IngestBenchmark(Path.of(System.getProperty("camel", ""))),
            new EndToEndBenchmark(),
            new StartBenchmark());

    private BenchMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String asked = System.getProperty("bench", "");
        List<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> asked.isEmpty() || benchmark.name().equals(asked))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("bench: " + asked + ": must be one of "
                    + ALL.stream().map(Benchmark::name).toList());
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
