// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One source over the last quarter of an hour, step by step. Owned by the management port's context. */
final class SourceHistory {
    static final Duration STEP = Duration.ofSeconds(5);
    static final int STEPS = 180;
    private static final int MINUTE = 12;

    private record Step(Point point, Activity activity, MeterReading.OfSource meters) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Activity minute = new Activity();
    private final Activity quarter = new Activity();
    private MeterReading.OfSource before = MeterReading.OfSource.NONE;
    private MeterReading.OfSource latest = MeterReading.OfSource.NONE;

    /** A step is over. */
    void add(Activity activity, MeterReading.OfSource meters, double budget) {
        minute.add(activity);
        quarter.add(activity);
        if (steps.size() >= MINUTE) {
            minute.subtract(last(MINUTE).activity());
        }
        if (steps.size() == STEPS) {
            Step gone = steps.removeFirst();
            quarter.subtract(gone.activity());
            before = gone.meters();
        }
        Point point = new Point(
                meters.open(),
                activity.transitions() / (double) STEP.toSeconds(),
                minute.delays().quantile(0.5),
                minute.delays().quantile(0.99),
                budget);
        steps.addLast(new Step(point, activity, meters));
        latest = meters;
    }

    private Step last(int back) {
        var newestFirst = steps.descendingIterator();
        for (int i = 1; i < back; i++) {
            newestFirst.next();
        }
        return newestFirst.next();
    }

    /** Oldest first. */
    List<Point> points() {
        return steps.stream().map(Step::point).toList();
    }

    Point latest() {
        return steps.isEmpty() ? Point.EMPTY : steps.getLast().point();
    }

    /** Transitions a second over the last minute, or since the start. */
    double perSecond() {
        long seconds = Math.min(MINUTE, steps.size()) * STEP.toSeconds();
        return seconds == 0 ? 0 : minute.transitions() / (double) seconds;
    }

    /** What came of the tasks in this time. */
    Activity activity() {
        return quarter;
    }

    /** Polls by outcome, in this time. */
    Counts polls() {
        return latest.polls().since(before.polls());
    }

    /** Webhooks by outcome, in this time. */
    Counts webhooks() {
        return latest.webhooks().since(before.webhooks());
    }
}
