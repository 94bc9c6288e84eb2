// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What came of a benchmark in its quickest form, which only shows that it still works.
 *
 * @param tables what it has printed
 */
public record Glance(Findings findings, String tables) {
    /** More than one, so that there is something to mistake. */
    private static final int PARTITIONS = 2;

    /** @param dir for its files */
    public static Glance at(Benchmark benchmark, int workers, Path dir) throws Exception {
        Findings findings = new Findings(benchmark.name());
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        benchmark.run(
                new BenchOptions(Depth.GLANCE, BenchOptions.firstSeeds(1), workers, PARTITIONS, dir),
                findings,
                new PrintStream(tables, true, StandardCharsets.UTF_8));
        return new Glance(findings, tables.toString(StandardCharsets.UTF_8));
    }
}
