// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.List;

/** All durations change at once: what the next thousand tasks pay for what was learned before. */
final class DriftWorkload implements Workload {
    private static final String OURS = "aimMean";

    private enum Change {
        LONGER("x3", 3),
        SHORTER("third", 1.0 / 3);

        private final String key;
        private final double factor;

        Change(String key, double factor) {
            this.key = key;
            this.factor = factor;
        }
    }

    @Override
    public String purpose() {
        return "W7: drift";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (Durations durations : List.of(Durations.LOGN_05, Durations.NDET)) {
            for (Change change : Change.values()) {
                races.add(race(lab, durations, change));
            }
        }
        TextTable table = new TextTable(
                "W7, load 10: mean delay of the 1000 tasks after the change, s",
                List.of("", "round robin", "ours, aim mean", "ours / round robin"));
        for (Race.Result result : lab.run(races)) {
            double others = result.of(Baseline.ROUND_ROBIN).of(Measure.BLOCK);
            double ours = result.of(OURS).of(Measure.BLOCK);
            String cell = result.race().key().substring("W7.".length());
            table.row(cell, List.of(TextTable.number(others), TextTable.number(ours), TextTable.number(ours / others)));
            lab.findings().ratio("driftOverRoundRobin." + cell, ours / others);
            lab.judge(Goal.atMost("W7 drift over round robin, " + cell, 1.1, 0.9), ours / others);
        }
        lab.out().print(table);
    }

    private static Race race(Lab lab, Durations durations, Change change) {
        int tasks = Sizes.tasks(20_000, lab.options());
        return new Race(
                "W7." + durations.key() + "." + change.key,
                seed -> Scripts.atLoadTen(durations, tasks, 0.15, seed).turningAtHalf(change.factor),
                View.END_TIMES,
                List.of(
                        Entrant.of(Baseline.ROUND_ROBIN, SteadyLoad.RATE),
                        Entrant.of(OURS, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE))));
    }
}
