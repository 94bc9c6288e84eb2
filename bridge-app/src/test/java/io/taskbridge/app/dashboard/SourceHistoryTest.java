// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A quarter of an hour, and no more. */
class SourceHistoryTest {
    private static final int MINUTE = 12;

    private final SourceHistory history = new SourceHistory();

    private static MeterReading.OfSource throttled(long total) {
        return new MeterReading.OfSource(
                new Counts(Map.of("running", 3L)), new Counts(Map.of("throttled", total)), Counts.NONE);
    }

    private static Activity seen(int number, Duration delay) {
        Activity activity = new Activity();
        for (int i = 0; i < number; i++) {
            activity.count(Transitions.seen("a", delay));
        }
        return activity;
    }

    private void quiet(int steps) {
        for (int i = 0; i < steps; i++) {
            history.add(new Activity(), throttled(7), 0);
        }
    }

    @Test
    void stepSaysWhatCameInIt() {
        history.add(seen(10, Duration.ofSeconds(2)), throttled(0), 0.25);

        Point point = history.latest();
        assertThat(point.perSecond()).isEqualTo(2);
        assertThat(point.median()).isCloseTo(2, within(0.1));
        assertThat(point.value(Point.Series.RUNNING)).isEqualTo(3);
        assertThat(point.value(Point.Series.BUDGET)).isEqualTo(0.25);
    }

    @Test
    void delaysAreDrawnForAMinuteAndCountForAQuarterOfAnHour() {
        history.add(seen(10, Duration.ofSeconds(2)), throttled(0), 0);
        quiet(MINUTE - 1);
        assertThat(history.latest().median()).isCloseTo(2, within(0.1));

        quiet(1);

        assertThat(history.latest().median()).isNaN();
        assertThat(history.activity().delays().total()).isEqualTo(10);
    }

    @Test
    void whatIsOlderThanAQuarterOfAnHourIsForgotten() {
        history.add(seen(10, Duration.ofSeconds(2)), throttled(5), 0);
        quiet(SourceHistory.STEPS);

        assertThat(history.points()).hasSize(SourceHistory.STEPS);
        assertThat(history.activity().transitions()).isZero();
        assertThat(history.polls().of("throttled")).isEqualTo(2);
    }

    @Test
    void webhooksThatNeverCameAreToldFromThoseThatCameLate() {
        Activity activity = new Activity();
        activity.count(Transitions.completed("a", TaskState.RUNNING, Via.WEBHOOK, null));
        activity.count(Transitions.completed("b", TaskState.RUNNING, Via.POLL, ResultOmitted.WEBHOOK_MISSED));
        activity.count(Transitions.completed("c", TaskState.RUNNING, Via.POLL, ResultOmitted.WEBHOOK_FAILED));
        activity.count(Transitions.completed("b", TaskState.COMPLETED, Via.WEBHOOK, null));
        activity.count(Transitions.completed("d", TaskState.RUNNING, Via.POLL, ResultOmitted.NOT_PROVIDED));
        history.add(activity, throttled(0), 0);

        assertThat(history.activity())
                .extracting(Activity::webhooksCame, Activity::webhooksMissed, Activity::webhooksLate)
                .containsExactly(1L, 2L, 1L);
    }
}
