// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.List;

/** Webhooks that tell of most ends: what the safety net costs, and what it catches. */
final class WebhookWorkload implements Workload {
    private static final double EFFORT = 0.05;
    private static final double LATENCY = 0.4;
    private static final String OURS = "aimMean";
    private static final double[] PARTS = {0, 0.5, 0.9, 0.99, 0.999};

    @Override
    public String purpose() {
        return "W13: webhooks";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (double part : PARTS) {
            races.add(race(lab, part));
        }
        List<Race.Result> results = lab.run(races);
        TextTable table = new TextTable(
                "W13, load 10, webhooks 0.4 s after the end, effort 50 ms",
                List.of("webhooks that come", "requests a task", "mean, s", "max, s", "backoff: requests", "mean, s"));
        for (int i = 0; i < PARTS.length; i++) {
            Outcome ours = results.get(i).of(OURS);
            Outcome backoff = results.get(i).of(Baseline.EXP_30);
            table.row(
                    TextTable.plain(PARTS[i]),
                    List.of(
                            TextTable.number(ours.of(Measure.REQUESTS)),
                            TextTable.number(ours.mean()),
                            TextTable.number(ours.of(Measure.MAX)),
                            TextTable.number(backoff.of(Measure.REQUESTS)),
                            TextTable.number(backoff.mean())));
            lab.findings().ratio("requestsAtWebhookShare." + TextTable.plain(PARTS[i]), ours.of(Measure.REQUESTS));
        }
        lab.out().print(table);
        lab.judge(
                Goal.atMost("W13 requests a task, 99 % webhooks", 2.3, Double.NaN),
                results.get(3).of(OURS).of(Measure.REQUESTS));
        lab.judge(
                Goal.atMost("W13 requests a task, 99.9 % webhooks", 0.7, Double.NaN),
                results.get(4).of(OURS).of(Measure.REQUESTS));
    }

    private static Race race(Lab lab, double part) {
        int tasks = Sizes.tasks(15_000, lab.options());
        return new Race(
                "W13." + TextTable.plain(part),
                seed -> Scripts.atLoadTen(Durations.LOGN_05, tasks, 0.1, seed).withWebhooks(part, LATENCY),
                View.END_TIMES,
                List.of(
                        Entrant.of(Baseline.EXP_30, SteadyLoad.RATE),
                        Entrant.of(
                                OURS, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE).withEffort(EFFORT))));
    }
}
