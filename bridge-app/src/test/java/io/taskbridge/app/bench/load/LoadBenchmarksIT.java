// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Glance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Figures come out, without Camel; how large they are is for the profile {@code bench} to say. So two may share the processors. */
class LoadBenchmarksIT {
    @TempDir
    Path dir;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ingestIsMeasuredBesideBareVertx() throws Exception {
        Findings findings = glance(new IngestBenchmark(dir.resolve("no-camel")));

        assertThat(findings.figures()).containsKeys("bridge.8.perSecond", "bridge.8.serverMicros.max");
        assertThat(findings.baselines()).containsKeys("bare.8.perSecond.min");
        assertThat(findings.ratios().get("ofBare.8")).isPositive();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWayOfAWebhookIsMeasuredBesideABareTransaction() throws Exception {
        Findings findings = glance(new EndToEndBenchmark());

        assertThat(findings.figures()).containsEntry("at0.1.missing.max", 0.0).containsKeys("idle.event.p50");
        assertThat(findings.ratios().get("idleOfBareTransaction")).isPositive();
        assertThat(findings.ratios()).containsKey("sustainedOfIngest");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void startsAreMeasuredBesideBareOnes() throws Exception {
        Findings findings = glance(new StartBenchmark());

        assertThat(findings.figures()).containsKeys("embedded.seconds", "embedded.MiB");
        assertThat(findings.ratios().get("embedded.seconds")).isPositive();
    }

    private Findings glance(Benchmark benchmark) throws Exception {
        Glance glance = Glance.at(benchmark, 1, dir);
        assertThat(glance.tables()).contains("median", "Targets");
        return glance.findings();
    }
}
