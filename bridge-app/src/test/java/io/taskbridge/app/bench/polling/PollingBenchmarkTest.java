// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Glance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollingBenchmarkTest {
    private static final List<String> LOADS = List.of("0.5", "2", "10", "50");

    @TempDir
    Path dir;

    @Test
    void everyRatioComesOut() throws Exception {
        Glance glance = Glance.at(new PollingBenchmark(), 2, dir);
        Findings findings = glance.findings();

        assertThat(findings.ratios().keySet()).containsExactlyInAnyOrderElementsOf(ratios());
        assertThat(findings.ratios())
                .hasEntrySatisfying(
                        "ofLowerBound.geo.10", ratio -> assertThat(ratio).isPositive());
        assertThat(findings.figures()).containsKeys("W3.mix.aimMean.p99", "W3.mix.aimBalanced.requests");
        assertThat(glance.tables()).contains("W14, load 10", "Targets", "stretch values");
        assertThat(findings.write(dir)).content().contains("\"ratios\"", "\"machine\"");
    }

    private static Set<String> ratios() {
        Set<String> names = new TreeSet<>(List.of(
                "equalRequestsBackoffOver.geo",
                "equalRequestsBackoffOver.min",
                "throttledShare",
                "throttledOverOblivious",
                "microsPerPoll.1000",
                "bytesPerTask"));
        for (String load : LOADS) {
            for (String start : List.of("ofLowerBound.", "backoffOver.", "roundRobinOver.")) {
                names.add(start + "geo." + load);
                names.addAll(each(start, "." + load));
            }
            names.addAll(each("balancedOfLowerBound.", "." + load));
            names.add("p99RoundRobinOver.geo." + load);
        }
        names.addAll(each("firstFiveHundredOverRoundRobin.", ""));
        for (String dist : List.of("logn0.5", "ndet")) {
            names.addAll(List.of("driftOverRoundRobin." + dist + ".x3", "driftOverRoundRobin." + dist + ".third"));
        }
        for (String dist : List.of("logn0.5", "ndet", "mix")) {
            names.addAll(List.of(
                    "stuckRise." + dist, "burstOverExact." + dist + ".200", "burstOverExact." + dist + ".1000"));
        }
        names.addAll(List.of("phasesOfLowerBound.10", "phasesOfLowerBound.20", "phasesOfLowerBound.40"));
        names.addAll(List.of("queueRoundRobinOver.5", "queueRoundRobinOver.20"));
        for (String part : List.of("0", "0.5", "0.9", "0.99", "0.999")) {
            names.add("requestsAtWebhookShare." + part);
        }
        return names;
    }

    private static Set<String> each(String start, String end) {
        return Arrays.stream(Durations.values())
                .map(durations -> start + durations.key() + end)
                .collect(Collectors.toSet());
    }
}
