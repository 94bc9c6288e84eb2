// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each kind of schedule buys with its requests, while the budget allows more. */
final class CostWorkload implements Workload {
    private static final double LOAD = 0.5;
    private static final double[] EFFORTS = {0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30};
    private static final List<Baseline> BASELINES =
            List.of(Baseline.EXP_30, Baseline.EXP_60, Baseline.GOOGLE, Baseline.FIXED_5, Baseline.FIXED_1);

    @Override
    public String purpose() {
        return "W6: requests against delay";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (Durations durations : Durations.values()) {
            Population population = durations.around(60);
            Arrivals arrivals = Arrivals.poisson(LOAD * SteadyLoad.RATE / population.mean());
            int tasks = Sizes.tasks(5_000, lab.options());
            races.add(new Race(
                    "W6." + durations.key(),
                    seed -> Script.of(population, arrivals, tasks, 0.1, seed),
                    View.END_TIMES,
                    entrants()));
        }
        List<Race.Result> results = lab.run(races);
        List<String> head = new ArrayList<>(List.of(""));
        for (Durations durations : Durations.values()) {
            head.add(durations.key());
        }
        head.add("geo");
        TextTable spent = new TextTable("W6, load 0.5: requests a task / mean delay, s", head);
        results.get(0)
                .race()
                .entrants()
                .forEach(entrant -> spent.row(
                        entrant.words(),
                        results.stream()
                                .map(result -> point(result.of(entrant.key())))
                                .toList()));
        lab.out().print(spent);
        lab.out().print(ratios(lab, results, head));
    }

    private static TextTable ratios(Lab lab, List<Race.Result> results, List<String> head) {
        TextTable table = new TextTable("W6: how much ours saves (aim mean)", head);
        Map<Baseline, Spread> spreads = new LinkedHashMap<>();
        for (Baseline baseline : BASELINES) {
            List<Double> delays = results.stream()
                    .map(result -> result.of(baseline).mean()
                            / frontier(result).delayAt(result.of(baseline).of(Measure.REQUESTS)))
                    .toList();
            spreads.put(baseline, Spread.of(delays));
            table.row("delay at equal requests, " + baseline.words(), cells(delays));
            keep(lab, "equalRequests." + baseline.key() + "Over.", delays);
        }
        List<Double> requests = results.stream()
                .map(result -> result.of(Baseline.FIXED_1).of(Measure.REQUESTS)
                        / frontier(result)
                                .requestsAt(result.of(Baseline.FIXED_1).mean()))
                .toList();
        table.row("requests at equal delay, " + Baseline.FIXED_1.words(), cells(requests));
        keep(lab, "equalDelay." + Baseline.FIXED_1.key() + "Over.", requests);
        Spread backoff = spreads.get(Baseline.EXP_30);
        lab.findings().ratio("equalRequestsBackoffOver.geo", backoff.geo());
        lab.findings().ratio("equalRequestsBackoffOver.min", backoff.least());
        lab.judge(Goal.atLeast("W6 backoff over ours at equal requests, geo", 5, 5.5), backoff.geo());
        lab.judge(Goal.atLeast("W6 backoff over ours at equal requests, least", 2.1, 2.2), backoff.least());
        lab.judge(
                Goal.atLeast("W6 requests of every 1 s over ours at equal delay, geo", 2.1, 2.4),
                Spread.of(requests).geo());
        return table;
    }

    private static List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>();
        BASELINES.forEach(baseline -> entrants.add(Entrant.of(baseline, SteadyLoad.RATE)));
        for (double effort : EFFORTS) {
            Ours ours = Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE).withEffort(effort);
            entrants.add(Entrant.of(key(effort), ours).called("ours, effort " + TextTable.plain(effort) + " s"));
        }
        return entrants;
    }

    private static String key(double effort) {
        return "effort" + TextTable.plain(effort);
    }

    private static Frontier frontier(Race.Result result) {
        List<Frontier.Point> points = new ArrayList<>();
        for (double effort : EFFORTS) {
            points.add(Frontier.Point.of(result.of(key(effort))));
        }
        return new Frontier(points);
    }

    private static String point(Outcome outcome) {
        return TextTable.number(outcome.of(Measure.REQUESTS)) + " / " + TextTable.number(outcome.mean());
    }

    private static List<String> cells(List<Double> values) {
        List<String> cells = new ArrayList<>();
        values.forEach(value -> cells.add(TextTable.number(value)));
        cells.add(TextTable.number(Spread.of(values).geo()));
        return cells;
    }

    private static void keep(Lab lab, String start, List<Double> values) {
        Durations[] all = Durations.values();
        for (int i = 0; i < all.length; i++) {
            lab.findings().figure(start + all[i].key(), values.get(i));
        }
        lab.findings().figure(start + "geo", Spread.of(values).geo());
    }
}
