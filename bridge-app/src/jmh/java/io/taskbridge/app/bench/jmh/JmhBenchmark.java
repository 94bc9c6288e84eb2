// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of this package. To add one, write its class here. */
public final class JmhBenchmark implements Benchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws IOException, InterruptedException {
        TimeValue iteration = TimeValue.milliseconds(options.at(1_000, 300, 20));
        OptionsBuilder chosen = new OptionsBuilder();
        chosen.include(getClass().getPackageName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(options.at(1, 1, 0))
                .warmupIterations(options.at(4, 2, 1))
                .warmupTime(iteration)
                .measurementIterations(options.at(5, 3, 1))
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx1g", "-XX:+UseSerialGC");
        TextTable table = new TextTable("Hot paths", List.of("", "ns min", "mean", "max", "bytes"));
        for (RunResult result : results(chosen)) {
            String key = key(result.getParams());
            var time = result.getPrimaryResult().getStatistics();
            double bytes = allocated(result);
            findings.figure(key + ".nanos.min", time.getMin());
            findings.figure(key + ".nanos", time.getMean());
            findings.figure(key + ".nanos.max", time.getMax());
            findings.figure(key + ".bytes", bytes);
            table.row(
                    key,
                    List.of(
                            TextTable.number(time.getMin()),
                            TextTable.number(time.getMean()),
                            TextTable.number(time.getMax()),
                            TextTable.number(bytes)));
        }
        out.print(table);
    }

    private static Collection<RunResult> results(OptionsBuilder chosen) throws IOException {
        try {
            return new Runner(chosen.build()).run();
        } catch (RunnerException e) {
            throw new IOException(e);
        }
    }

    @SuppressWarnings("rawtypes") // as JMH hands them out
    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ALLOCATED))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String key(BenchmarkParams params) {
        String method = params.getBenchmark();
        StringBuilder key = new StringBuilder(method.substring(JmhBenchmark.class.getPackageName().length() + 1));
        params.getParamsKeys().forEach(name -> key.append('.').append(params.getParam(name)));
        return key.toString();
    }
}
