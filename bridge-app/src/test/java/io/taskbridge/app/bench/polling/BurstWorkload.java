// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import io.taskbridge.poll.duration.Curve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many tasks at once, beside a schedule that knows all laws and looks through all tasks for every request. */
final class BurstWorkload implements Workload {
    private static final int FEWEST_BATCHES = 4;
    private static final String OURS = "aimMean";
    private static final String EXACT = "bestFirst";

    @Override
    public String purpose() {
        return "W9: bursts";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (Durations durations : List.of(Durations.LOGN_05, Durations.NDET, Durations.MIX)) {
            for (int size : new int[] {200, 1000}) {
                races.add(race(lab, durations, size));
            }
        }
        TextTable table = new TextTable(
                "W9, load 10, so many tasks at once: mean delay, s",
                List.of("", "round robin", "best first, laws known", "ours, aim mean", "ours / best first", "p99s"));
        Map<String, Double> ratios = new HashMap<>();
        for (Race.Result result : lab.run(races)) {
            Outcome exact = result.of(EXACT);
            Outcome ours = result.of(OURS);
            String cell = result.race().key().substring("W9.".length());
            ratios.put(cell, ours.mean() / exact.mean());
            table.row(
                    cell,
                    List.of(
                            TextTable.number(result.of(Baseline.ROUND_ROBIN).mean()),
                            TextTable.number(exact.mean()),
                            TextTable.number(ours.mean()),
                            TextTable.number(ours.mean() / exact.mean()),
                            TextTable.number(ours.of(Measure.P99) / exact.of(Measure.P99))));
        }
        lab.out().print(table);
        ratios.forEach((cell, ratio) -> lab.findings().ratio("burstOverExact." + cell, ratio));
        lab.judge(Goal.atMost("W9 ours over best first, ndet.200", 1.05, 1.02), ratios.get("ndet.200"));
        lab.judge(Goal.atMost("W9 ours over best first, ndet.1000", 1.05, 1.02), ratios.get("ndet.1000"));
        lab.judge(Goal.atMost("W9 ours over best first, mix.200", 1.12, 1.05), ratios.get("mix.200"));
        lab.judge(Goal.atMost("W9 ours over best first, mix.1000", 1.27, 1.1), ratios.get("mix.1000"));
    }

    private static Race race(Lab lab, Durations durations, int size) {
        int tasks = Math.max(FEWEST_BATCHES * size, Sizes.tasks(20_000, lab.options()));
        Map<String, Curve> curves = new HashMap<>();
        durations.around(60).shares().forEach(share -> curves.put(share.target(), new TrueCurve(share.law())));
        return new Race(
                "W9." + durations.key() + "." + size,
                seed -> Scripts.batches(durations, size, tasks, 0.1, seed),
                View.END_TIMES,
                List.of(
                        Entrant.of(Baseline.ROUND_ROBIN, SteadyLoad.RATE),
                        Entrant.of(EXACT, SteadyLoad.RATE, () -> new BestFirst(curves)),
                        Entrant.of(OURS, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE))));
    }
}
