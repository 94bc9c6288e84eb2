// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two in a hundred tasks never end: what the others pay for them, and how long a task is left alone at most. */
final class StuckWorkload implements Workload {
    private static final String OURS = "aimMean";
    private static final double STUCK = 0.02;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public String purpose() {
        return "W8: tasks that never end";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        TextTable table = new TextTable(
                "W8, load 10, 2 % of the tasks stuck, maxInterval 120 s",
                List.of("", "mean, s", "with stuck", "rise", "longest gap, s", "round robin with stuck, s"));
        for (Durations durations : List.of(Durations.LOGN_05, Durations.NDET, Durations.MIX)) {
            List<Race> races = new ArrayList<>();
            for (double part : new double[] {0, STUCK}) {
                races.add(race(lab, durations, part));
            }
            List<Race.Result> results = lab.run(races);
            double without = results.get(0).of(OURS).mean();
            double with = results.get(1).of(OURS).mean();
            double gap = results.get(1).of(OURS).of(Measure.LONGEST_GAP);
            table.row(
                    durations.key(),
                    List.of(
                            TextTable.number(without),
                            TextTable.number(with),
                            TextTable.number(with / without),
                            TextTable.number(gap),
                            TextTable.number(
                                    results.get(1).of(Baseline.ROUND_ROBIN).mean())));
            lab.findings().ratio("stuckRise." + durations.key(), with / without);
            lab.findings().figure("stuckLongestGap." + durations.key(), gap);
            lab.judge(Goal.atMost("W8 mean with stuck over without, " + durations.key(), 1.2, 1.1), with / without);
            lab.judge(Goal.atMost("W8 longest gap, s, " + durations.key(), LONGEST.toSeconds() + 1.0, Double.NaN), gap);
        }
        lab.out().print(table);
    }

    private static Race race(Lab lab, Durations durations, double part) {
        int tasks = Sizes.tasks(15_000, lab.options());
        return new Race(
                "W8." + durations.key() + (part > 0 ? ".stuck" : ".none"),
                seed -> Scripts.atLoadTen(durations, tasks, 0.15, seed).withStuck(part),
                View.END_TIMES,
                List.of(
                        Entrant.of(Baseline.ROUND_ROBIN, SteadyLoad.RATE),
                        Entrant.of(
                                OURS, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE).within(LONGEST))));
    }
}
