// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Population MEMORYLESS =
            Population.of(Laws.exponential().times(60));

    /** With a memoryless law the delay of round robin is known: what is left of a round when a task ends. */
    @Test
    void roundRobinTakesHalfARound() {
        Script script = Script.of(MEMORYLESS, Arrivals.poisson(10 * 20 / 60.0), 20_000, 0.15, 1);

        Outcome outcome = run(script, Baseline.ROUND_ROBIN);

        assertThat(outcome.mean()).isCloseTo(5.69, Percentage.withPercentage(4));
        assertThat(outcome.of(Measure.REQUESTS)).isCloseTo(6, Percentage.withPercentage(4));
    }

    @Test
    void backoffDoesWhatIsKnownOfIt() {
        Script script = Script.of(MEMORYLESS, Arrivals.poisson(2 * 20 / 60.0), 15_000, 0.1, 1);

        Outcome outcome = run(script, Baseline.EXP_30);

        assertThat(outcome.mean()).isCloseTo(12.1, Percentage.withPercentage(3));
        assertThat(outcome.of(Measure.REQUESTS)).isCloseTo(6.2, Percentage.withPercentage(3));
    }

    @Test
    void fixedIntervalsMissHalfAnIntervalOnAverageAndAWholeOneAtMost() {
        Script script = Script.of(MEMORYLESS, Arrivals.poisson(1), 5_000, 0.1, 1);

        Outcome outcome = Simulation.run(script, Baseline.FIXED_5.contender(1), Line.paced(1000), View.TIMES);

        assertThat(outcome.mean()).isCloseTo(2.5, within(0.1));
        assertThat(outcome.of(Measure.MAX)).isLessThanOrEqualTo(5.01);
        assertThat(outcome.of(Measure.LONGEST_GAP)).isCloseTo(5, within(0.02));
    }

    @Test
    void requestsKeepTheirDistance() {
        List<Long> sent = new ArrayList<>();
        Line paced = Line.paced(20);
        Line watched = new Line() {
            @Override
            public long readyAt(long nowMillis) {
                return paced.readyAt(nowMillis);
            }

            @Override
            public boolean send(long nowMillis) {
                sent.add(nowMillis);
                return paced.send(nowMillis);
            }
        };
        Script script = Script.of(MEMORYLESS, Arrivals.poisson(1), 200, 0.1, 1);

        Simulation.run(script, Baseline.ROUND_ROBIN.contender(1), watched, View.TIMES);

        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1)).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void gapsShorterThanAMillisecondAddUpToTheRate() {
        Pace pace = new Pace(30_000);
        int sent = 0;
        for (long now = SimClock.EPOCH; now < SimClock.EPOCH + 1000; now++) {
            while (pace.readyAt(now) == now) {
                pace.spend(now);
                sent++;
            }
        }

        assertThat(sent).isBetween(29_970, 30_030);
    }

    @Test
    void webhooksTellBeforeAnyoneAsks() {
        Script script =
                Script.of(MEMORYLESS, Arrivals.poisson(1), 1_000, 0.1, 1).withWebhooks(1, 0.4);

        Outcome outcome = run(script, Baseline.EXP_30);

        assertThat(outcome.mean()).isCloseTo(0.4, within(0.1));
    }

    @Test
    void serversInOrderStartNobodyBeforeHisTurn() {
        Script script = Script.of(
                        Population.of(Laws.logNormal(0.3).times(20)), Arrivals.batches(300, 0.83), 3_000, 0.1, 1)
                .servedInOrder(20);
        SimTask[] tasks = script.tasks();

        for (int i = 1; i < tasks.length; i++) {
            assertThat(tasks[i].started).isGreaterThanOrEqualTo(tasks[i - 1].started);
        }
        assertThat(tasks[299].started - tasks[299].submitted).isBetween(200.0, 400.0);
    }

    @Test
    void aCrowdStaysAsLargeAsItIs() {
        SimTask[] tasks = Script.crowd(10_000, 60, 120, 1).tasks();

        for (double at : new double[] {0, 60, 119}) {
            long inFlight = Arrays.stream(tasks)
                    .filter(task -> task.submitted <= at && task.ended > at)
                    .count();
            assertThat(inFlight).isBetween(9_700L, 10_300L);
        }
    }

    @Test
    void whatTheServerTurnsAwayIsNotSeen() {
        ServerLimit server = new ServerLimit(20, 8, 100);
        int accepted = 0;
        for (int slot = 36 * 20; slot < 60 * 20; slot++) {
            accepted += server.accepts(SimClock.at(slot / 20.0)) ? 1 : 0;
        }

        assertThat(accepted).isBetween(24 * 8, 25 * 8 + 1);
    }

    private static Outcome run(Script script, Baseline baseline) {
        return Simulation.run(script, baseline.contender(script.seed()), Line.paced(20), View.TIMES);
    }
}
