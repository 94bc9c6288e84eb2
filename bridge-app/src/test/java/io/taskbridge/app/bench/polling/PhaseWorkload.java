// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.List;

/** Tasks that wait for long before they run shortly, with a provider that tells which of the two they do. */
final class PhaseWorkload implements Workload {
    private static final double TASKS_PER_SECOND = 4;
    private static final double MEAN_WAIT = 40;
    private static final Law RUN = Laws.logNormal(0.1).times(20);
    private static final Law WAIT = Laws.exponential().times(MEAN_WAIT);
    private static final String STAMPED = "aimMean";
    private static final int[] RATES = {10, 20, 40};

    @Override
    public String purpose() {
        return "W10: queued, then running";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        for (View view : List.of(View.TIMES, View.END_TIMES)) {
            for (int rate : RATES) {
                races.add(race(lab, view, rate));
            }
        }
        List<Race.Result> results = lab.run(races);
        TextTable table = new TextTable(
                "W10, queued for 40 s, running for 20 s: mean delay, s",
                List.of(
                        "",
                        "round robin",
                        "backoff 1 to 30 s",
                        "no start stamp",
                        "ours, aim mean",
                        "bound",
                        "/ bound"));
        for (int i = 0; i < RATES.length; i++) {
            double bound = TwoPhaseBound.of(MEAN_WAIT, RUN, RATES[i] / TASKS_PER_SECOND);
            Race.Result result = results.get(i);
            double ours = result.of(STAMPED).mean();
            table.row(
                    "rate " + RATES[i],
                    List.of(
                            TextTable.number(result.of(Baseline.ROUND_ROBIN).mean()),
                            TextTable.number(result.of(Baseline.EXP_30).mean()),
                            TextTable.number(
                                    results.get(RATES.length + i).of(STAMPED).mean()),
                            TextTable.number(ours),
                            TextTable.number(bound),
                            TextTable.number(ours / bound)));
            lab.findings().baseline("W10." + RATES[i] + ".lowerBound", bound);
            lab.findings().ratio("phasesOfLowerBound." + RATES[i], ours / bound);
            lab.judge(Goal.atMost("W10 phases of lower bound, rate " + RATES[i], 1.3, 1.1), ours / bound);
        }
        lab.out().print(table);
    }

    private static Race race(Lab lab, View view, int rate) {
        int tasks = Sizes.tasks(12_000, lab.options());
        Arrivals arrivals = Arrivals.poisson(TASKS_PER_SECOND);
        return new Race(
                "W10." + rate + (view == View.TIMES ? ".stamped" : ".unstamped"),
                seed -> Script.of(Population.of(RUN), arrivals, tasks, 0.1, seed)
                        .afterWaiting(WAIT),
                view,
                List.of(
                        Entrant.of(Baseline.ROUND_ROBIN, rate),
                        Entrant.of(Baseline.EXP_30, rate),
                        Entrant.of(STAMPED, Ours.aimingAt(Aim.MEAN, rate))));
    }
}
