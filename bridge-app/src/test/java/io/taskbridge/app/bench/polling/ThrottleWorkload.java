// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.TextTable;
import io.taskbridge.app.bench.polling.Entrant.Side;
import io.taskbridge.poll.Aim;
import io.taskbridge.poll.SourceGate;
import java.util.List;

/** The provider allows less than was configured for a while, and says so by turning requests away. */
final class ThrottleWorkload implements Workload {
    private static final double REDUCED = 8;
    private static final String OURS = "aimMean";
    private static final String OBLIVIOUS = "oblivious";

    @Override
    public String purpose() {
        return "W12: a limit that falls and rises again";
    }

    @Override
    public void run(Lab lab) throws InterruptedException {
        int tasks = Sizes.tasks(20_000, lab.options());
        Race race = new Race(
                "W12",
                seed -> Scripts.atLoadTen(Durations.LOGN_05, tasks, 0.1, seed),
                View.END_TIMES,
                List.of(
                        new Entrant(OURS, "ours, with the gate", Side.OURS, ThrottleWorkload::gated),
                        new Entrant(OBLIVIOUS, "ours, never slower", Side.OTHERS, ThrottleWorkload::oblivious)));
        Race.Result result = lab.run(List.of(race)).get(0);
        TextTable table = new TextTable(
                "W12, load 10, limit 20/s, for a while 8/s", List.of("", "turned away", "mean, s", "p99, s"));
        race.entrants().forEach(entrant -> {
            Outcome outcome = result.of(entrant.key());
            table.row(
                    entrant.words(),
                    List.of(
                            TextTable.number(100 * outcome.of(Measure.THROTTLED)) + " %",
                            TextTable.number(outcome.mean()),
                            TextTable.number(outcome.of(Measure.P99))));
        });
        lab.out().print(table);
        double share = result.of(OURS).of(Measure.THROTTLED);
        double over = result.of(OURS).mean() / result.of(OBLIVIOUS).mean();
        lab.findings().ratio("throttledShare", share);
        lab.findings().ratio("throttledOverOblivious", over);
        lab.judge(Goal.atMost("W12 part of requests turned away", 0.01, 0.002), share);
        lab.judge(Goal.atMost("W12 mean over that of one that is never slower", 1.05, Double.NaN), over);
    }

    private static ServerLimit server(Script script) {
        return new ServerLimit(SteadyLoad.RATE, REDUCED, script.to());
    }

    private static Rig gated(Script script) {
        SourceGate gate = LimitedLine.gate(SteadyLoad.RATE, script.seed());
        Ours ours = Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE);
        return new Rig(
                ours.contender(now -> gate.budget().ratePerSecond(now)), LimitedLine.gated(gate, server(script)));
    }

    private static Rig oblivious(Script script) {
        Ours ours = Ours.aimingAt(Aim.MEAN, SteadyLoad.RATE);
        return new Rig(ours.contender(), LimitedLine.oblivious(SteadyLoad.RATE, server(script)));
    }
}
