// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Glance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures come out; how large they are is for the profile {@code bench} to say. So two may share the processors. */
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
                Arguments.of(new RecoveryBenchmark(), List.of("firstEvent")),
                Arguments.of(new SpreadBenchmark(), List.of("bridges2.processorMicrosPerTransition")));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("benchmarks")
    void everyRatioComesOut(Benchmark benchmark, List<String> ratios) throws Exception {
        Glance glance = Glance.at(benchmark, 1, dir);
        Findings findings = glance.findings();

        assertThat(ratios)
                .allSatisfy(ratio ->
                        assertThat(findings.ratios().get(ratio)).isPositive().isFinite());
        assertThat(glance.tables()).contains("median", "Targets");
        assertThat(findings.write(dir)).content().contains("\"baselines\"", "\"machine\"");
    }
}
