// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Benchmark;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Scorecard;
import java.io.PrintStream;
import java.util.List;

/** The schedule in virtual time: how long ends stay unseen, and at what cost. */
public final class PollingBenchmark implements Benchmark {
    @Override
    public String name() {
        return "polling";
    }

    @Override
    public void run(BenchOptions options, Findings findings, PrintStream out) throws InterruptedException {
        Scorecard scorecard = new Scorecard();
        Lab lab = new Lab(options, findings, scorecard, out);
        List<Workload> workloads = List.of(
                new SteadyWorkload(),
                new CostWorkload(),
                new DriftWorkload(),
                new StuckWorkload(),
                new BurstWorkload(),
                new PhaseWorkload(),
                new QueueWorkload(),
                new ThrottleWorkload(),
                new WebhookWorkload(),
                new ScaleWorkload());
        for (Workload workload : workloads) {
            lab.progress(workload.purpose());
            workload.run(lab);
        }
        out.print(scorecard);
    }
}
