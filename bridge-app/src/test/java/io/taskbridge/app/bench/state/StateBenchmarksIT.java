// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Depth;
import io.taskbridge.app.bench.Findings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateBenchmarksIT {
    @TempDir
    Path dir;

    static Stream<Arguments> benchmarks() {
        return Stream.of(
                Arguments.of(
                        new TransitionsBenchmark(), List.of("transitionsPerSecond", "processorMicrosPerTransition")),
                Arguments.of(
                        new CapacityBenchmark(), List.of("processorMicrosPerPoll", "processorMicrosPerTransition")),
                Arguments.of(new RestoreBenchmark(), List.of("tasksPerSecond", "processorMicrosPerTask")),
                Arguments.of(new RecoveryBenchmark(), List.of("firstEvent")));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void everyRatioComesOut(Benchmark benchmark, List<String> ratios) throws Exception {
        Findings findings = new Findings(benchmark.name());
        ByteArrayOutputStream tables = new ByteArrayOutputStream();

        benchmark.run(
                new BenchOptions(Depth.GLANCE, BenchOptions.firstSeeds(1), 1, dir),
                findings,
                new PrintStream(tables, true, StandardCharsets.UTF_8));

        assertThat(ratios)
                .allSatisfy(ratio ->
                        assertThat(findings.ratios().get(ratio)).isPositive().isFinite());
        assertThat(tables.toString(StandardCharsets.UTF_8)).contains("median", "Targets");
        assertThat(findings.write(dir)).content().contains("\"baselines\"", "\"machine\"");
    }
}
