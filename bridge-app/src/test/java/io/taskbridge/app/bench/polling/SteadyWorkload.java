// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.poll.Aim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Every kind of task at every load, beside what others do and the least that is possible. */
final class SteadyWorkload implements Workload {
    static final String MEAN = "aimMean";
    static final String BALANCED = "aimBalanced";

    @Override
    public String purpose() {
        return "W1 to W5: steady load, eight distributions";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        List<SteadyResult> results = new ArrayList<>();
        for (SteadyLoad load : SteadyLoad.values()) {
            List<Callable<Double>> bounds = new ArrayList<>();
            List<Race> races = new ArrayList<>();
            for (Durations durations : Durations.values()) {
                bounds.add(() -> load.lowerBound(durations));
                races.add(race(lab, load, durations));
            }
            SteadyResult result = new SteadyResult(load, lab.all(bounds), lab.run(races));
            result.record(lab.findings());
            result.print(lab.out());
            if (load == SteadyLoad.W3) {
                printStarted(lab, load);
            }
            lab.progress(load + " done: " + load.words());
            results.add(result);
        }
        judge(lab, results);
    }

    private static Race race(Lab lab, SteadyLoad load, Durations durations) {
        List<Entrant> entrants = new ArrayList<>();
        Arrays.stream(Baseline.values())
                .map(baseline -> Entrant.of(baseline, SteadyLoad.RATE))
                .forEach(entrants::add);
        entrants.add(Entrant.of(MEAN, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE)));
        entrants.add(Entrant.of(BALANCED, Ours.aimingAt(Aim.BALANCED, SteadyLoad.RATE)));
        return new Race(
                load + "." + durations.key(),
                seed -> load.script(durations, lab.options(), seed),
                View.END_TIMES,
                entrants);
    }

    /** The same where the provider tells when a task was started, which is when it was submitted: no better, no worse. */
    private static void printStarted(Lab lab, SteadyLoad load) throws InterruptedException {
        List<Race> races = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (Durations durations : Durations.values()) {
            head.add(durations.key());
            races.add(new Race(
                    load + "." + durations.key() + ".started",
                    seed -> load.script(durations, lab.options(), seed),
                    View.TIMES,
                    List.of(Entrant.of(MEAN, Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE)))));
        }
        List<String> means = lab.run(races).stream()
                .map(result -> TextTable.number(result.of(MEAN).mean()))
                .toList();
        lab.out()
                .print(new TextTable(load + ", where starts are told as well: mean delay, s", head)
                        .row("ours, aim mean", means));
    }

    private static void judge(Lab lab, List<SteadyResult> results) {
        double[] backoff = {75, 23, 4.9, 2.4};
        double[] backoffStretch = {82, 25.5, 5.3, 2.57};
        double[] roundRobin = {1.7, 2, 2.2, 2.25};
        double[] roundRobinStretch = {1.84, 2.15, 2.36, 2.4};
        List<SteadyResult> judged = results.subList(0, backoff.length);
        for (SteadyResult result : judged) {
            String id = result.load() + " ";
            lab.judge(
                    Goal.atMost(id + "of lower bound, geo", 1.06, 1.02),
                    result.ofLowerBound().geo());
            lab.judge(
                    Goal.atMost(id + "balanced of lower bound, geo", 1.09, 1.04),
                    result.balancedOfLowerBound().geo());
            lab.judge(
                    Goal.atLeast(id + "p99 round robin over balanced, geo", 1.35, 1.5),
                    result.p99().geo());
        }
        for (int i = 0; i < judged.size(); i++) {
            SteadyResult result = judged.get(i);
            String id = result.load() + " ";
            lab.judge(
                    Goal.atLeast(id + "backoff over ours, geo", backoff[i], backoffStretch[i]),
                    result.backoffOver().geo());
            lab.judge(
                    Goal.atLeast(id + "round robin over ours, geo", roundRobin[i], roundRobinStretch[i]),
                    result.roundRobinOver().geo());
        }
        lab.judge(
                Goal.atMost("W1-W4 of lower bound, worst", 1.15, 1.06),
                judged.stream()
                        .mapToDouble(result -> result.ofLowerBound().most())
                        .max()
                        .orElseThrow());
        lab.judge(
                Goal.atMost("W1-W4 balanced of lower bound, worst", 1.3, 1.12),
                judged.stream()
                        .mapToDouble(result -> result.balancedOfLowerBound().most())
                        .max()
                        .orElseThrow());
        lab.judge(
                Goal.atLeast("W1-W4 p99 round robin over balanced, worst", 0.8, 0.95),
                judged.stream()
                        .mapToDouble(result -> result.p99().least())
                        .min()
                        .orElseThrow());
        lab.judge(
                Goal.atLeast("W1-W5 round robin over ours, worst", 0.97, 0.99),
                results.stream()
                        .mapToDouble(result -> result.roundRobinOver().least())
                        .min()
                        .orElseThrow());
        lab.judge(
                Goal.atMost("W3 first 500 over round robin, worst", 1.12, 1.03),
                results.stream()
                        .filter(result -> result.load() == SteadyLoad.W3)
                        .mapToDouble(result -> result.firstOverRoundRobin().most())
                        .max()
                        .orElseThrow());
    }
}
