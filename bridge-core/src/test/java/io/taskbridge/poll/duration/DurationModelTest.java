// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.poll.Stage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationModelTest {
    private final Random random = new Random(3);
    private final DurationModel model = new DurationModels(1).of("");

    /** Waits 40 s in the mean, then runs 20 s, give or take; asked about every so often. */
    private void live(double everySeconds) {
        double wait = -40 * Math.log(1 - random.nextDouble());
        double end = wait + 20 * Math.exp(0.1 * random.nextGaussian());
        double queued = 0;
        double running = -1;
        double now = everySeconds * random.nextDouble();
        for (; now < end; now += everySeconds) {
            if (now < wait) {
                model.alive(Stage.QUEUED, false, queued, now);
                queued = now;
            } else {
                if (running < 0) {
                    model.started(queued, wait, now);
                }
                model.alive(Stage.RUNNING, true, Math.max(0, running), now - wait);
                running = now - wait;
            }
        }
        if (running >= 0) {
            model.ended(Stage.RUNNING, true, running, now - wait, end - wait);
            model.wholeEnded(queued, now, end);
        } else {
            model.ended(Stage.QUEUED, false, queued, now, end);
        }
    }

    @Test
    void taskThatWaitsIsJudgedByBothPhases() {
        for (int n = 0; n < 1500; n++) {
            live(8);
        }
        Curve waiting = model.curve(Stage.QUEUED, false);

        // Nothing that still waits at 100 s can be over at 112 s, as runs take 20 s.
        assertThat(waiting).isInstanceOf(TwoPhaseCurve.class);
        assertThat(waiting.delay(100, 112)).isLessThan(0.05);
        assertThat(waiting.alive(100, 160)).isCloseTo(Math.exp(-1), within(0.06));
        assertThat(model.curve(Stage.UNSEEN, false)).isSameAs(waiting);
    }

    @Test
    void runningTaskIsJudgedByItsRun() {
        for (int n = 0; n < 1500; n++) {
            live(8);
        }
        assertThat(model.curve(Stage.RUNNING, true).alive(0, 15)).isGreaterThan(0.97);
        assertThat(model.curve(Stage.RUNNING, true).alive(0, 20)).isCloseTo(0.5, within(0.08));
        assertThat(model.curve(Stage.RUNNING, true).alive(0, 26)).isLessThan(0.03);
    }

    @Test
    void runsThatNobodySawAreNotForgotten() {
        for (int n = 0; n < 3000; n++) {
            live(40);
        }
        assertThat(model.curve(Stage.RUNNING, true).alive(0, 20)).isCloseTo(0.5, within(0.15));
        assertThat(model.curve(Stage.QUEUED, false).alive(0, 60)).isCloseTo(0.37, within(0.06));
    }

    @Test
    void medianAndNinetiethPercentileAreOfWholeLives() {
        assertThat(model.median()).isNaN();
        assertThat(model.p90()).isNaN();
        for (int n = 0; n < 3000; n++) {
            live(8);
        }
        assertThat(model.median()).isCloseTo(20 + 40 * Math.log(2), within(4.0));
        assertThat(model.p90()).isCloseTo(20 + 40 * Math.log(10), within(12.0));
        assertThat(model.evidence()).isBetween(1000.0, 1500.0);
    }

    @Test
    void withoutStartsOneTableDoesForAllStages() {
        for (int n = 0; n < 50; n++) {
            model.alive(Stage.RUNNING, false, 0, 20);
            model.ended(Stage.RUNNING, false, 20, 32, 30);
        }
        Curve waiting = model.curve(Stage.QUEUED, false);

        assertThat(model.curve(Stage.RUNNING, false)).isSameAs(waiting);
        assertThat(waiting.alive(0, 25)).isGreaterThan(0.9);
        assertThat(waiting.alive(0, 35)).isLessThan(0.1);
    }

    @Test
    void startsThatAreOnlyKnownToLieBetweenTwoPollsAreLearned() {
        for (int n = 0; n < 200; n++) {
            model.alive(Stage.QUEUED, false, 0, 10);
            model.started(10, Double.NaN, 14);
            model.ended(Stage.RUNNING, true, 0, 6, Double.NaN);
        }
        assertThat(model.curve(Stage.QUEUED, false).alive(0, 10)).isGreaterThan(0.9);
        assertThat(model.curve(Stage.QUEUED, false).alive(10, 21)).isLessThan(0.1);
    }

    @Test
    void nothingIsLearnedOfEndedTasks() {
        Curve ended = model.curve(Stage.ENDED, true);
        double before = ended.alive(10, 20);
        model.alive(Stage.ENDED, true, 0, 1e5);

        assertThat(ended.alive(10, 20)).isEqualTo(before).isCloseTo(11.0 / 21, within(1e-3));
        assertThat(model.curve(Stage.RUNNING, true).alive(10, 20)).isEqualTo(before);
        assertThat(model.evidence()).isZero();
    }
}
