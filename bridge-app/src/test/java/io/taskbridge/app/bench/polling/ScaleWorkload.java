// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.List;

/** Ever more tasks at the same load: what a poll costs the processor, and a task the memory. */
final class ScaleWorkload implements Workload {
    private static final double LOAD = 10;
    private static final double MEAN_SECONDS = 60;
    private static final int MANY = 100_000;
    private static final double LONGEST_SECONDS = 1000;

    @Override
    public String purpose() {
        return "W14: scale";
    }

    @Override
    public void run(Lab lab) {
        List<Integer> sizes = lab.options()
                .at(List.of(1_000, 10_000, 100_000, 1_000_000), List.of(1_000, 100_000, 1_000_000), List.of(1_000));
        double polls = lab.options().at(6e6, 1e6, 2e4);
        TextTable table = new TextTable(
                "W14, load 10",
                List.of("tasks", "requests, /s", "us a poll", "solves a poll", "bytes a task", "mean, s", "lasts, s"));
        double micros = Double.NaN;
        double bytes = Double.NaN;
        for (int size : sizes) {
            Ours ours = Ours.aimingAt(Aim.MEAN, size / LOAD);
            double seconds = Math.min(LONGEST_SECONDS, polls / ours.rate());
            // What few tasks take is lost in the noise of everything else.
            bytes = size < MANY ? Double.NaN : Footprint.bytesPerTask(ours, size);
            Script script = Script.crowd(
                    size, MEAN_SECONDS, seconds, lab.options().seeds().get(0));
            Outcome outcome = Simulation.run(script, ours.contender(), Line.paced(ours.rate()), View.END_TIMES);
            micros = outcome.of(Measure.MICROS_PER_POLL);
            double solves = outcome.of(Measure.OPERATIONS_PER_POLL);
            table.row(
                    String.valueOf(size),
                    List.of(
                            TextTable.plain(ours.rate()),
                            TextTable.number(micros),
                            TextTable.number(solves),
                            TextTable.number(bytes),
                            TextTable.number(outcome.mean()),
                            TextTable.number(seconds)));
            lab.findings().figure("W14." + size + ".mean", outcome.mean());
            lab.findings().figure("W14." + size + ".operationsPerPoll", solves);
            lab.findings().figure("W14." + size + ".bytesPerTask", bytes);
            lab.findings().ratio("microsPerPoll." + size, micros);
            lab.progress("  " + size + " tasks");
        }
        lab.out().print(table);
        lab.findings().ratio("bytesPerTask", bytes);
        lab.judge(Goal.atMost("W14 microseconds a poll, most tasks", 10, 2), micros);
        lab.judge(Goal.atMost("W14 bytes a task, most tasks", 64, Double.NaN), bytes);
    }
}
