// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.List;

/** Batches that a few servers work off in order: who sees one task start knows something of all behind it. */
final class QueueWorkload implements Workload {
    private static final int SERVERS = 20;
    private static final int BATCH = 300;
    private static final int FEWEST_BATCHES = 3;
    private static final double TASKS_PER_SECOND = 0.83;
    private static final Law RUN = Laws.logNormal(0.3).times(20);
    private static final String OURS = "aimMean";
    private static final int[] RATES = {5, 20};

    @Override
    public String purpose() {
        return "W11: a queue that is served in order";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (int rate : RATES) {
            races.add(race(lab, rate));
        }
        TextTable table = new TextTable(
                "W11, 20 servers, batches of 300: mean delay, s",
                List.of("", "round robin", "backoff 1 to 30 s", "ours, aim mean", "round robin / ours", "p99, s"));
        List<Race.Result> results = lab.run(races);
        for (int i = 0; i < RATES.length; i++) {
            Race.Result result = results.get(i);
            double ratio =
                    result.of(Baseline.ROUND_ROBIN).mean() / result.of(OURS).mean();
            table.row(
                    "rate " + RATES[i],
                    List.of(
                            TextTable.number(result.of(Baseline.ROUND_ROBIN).mean()),
                            TextTable.number(result.of(Baseline.EXP_30).mean()),
                            TextTable.number(result.of(OURS).mean()),
                            TextTable.number(ratio),
                            TextTable.number(result.of(OURS).of(Measure.P99))));
            lab.findings().ratio("queueRoundRobinOver." + RATES[i], ratio);
            lab.judge(Goal.atLeast("W11 round robin over ours in a queue, rate " + RATES[i], 10, 15), ratio);
        }
        lab.out().print(table);
    }

    private static Race race(Lab lab, int rate) {
        int tasks = Math.max(FEWEST_BATCHES * BATCH, Sizes.tasks(6_000, lab.options()));
        Arrivals arrivals = Arrivals.batches(BATCH, TASKS_PER_SECOND);
        return new Race(
                "W11." + rate,
                seed -> Script.of(Population.of(RUN), arrivals, tasks, 0.1, seed)
                        .servedInOrder(SERVERS),
                View.TIMES,
                List.of(
                        Entrant.of(Baseline.ROUND_ROBIN, rate),
                        Entrant.of(Baseline.EXP_30, rate),
                        Entrant.of(OURS, Ours.aimingAt(Aim.MEAN, rate))));
    }
}
