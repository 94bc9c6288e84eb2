// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Counts what a run does, and says at its end how it went. Requests and ends count if they fall into the window. */
final class Tally {
    private final Script script;
    private final SimTask[] tasks;
    private final long from;
    private final long to;
    private long requests;
    private long measuredRequests;
    private long turnedAway;

    Tally(Script script, SimTask[] tasks) {
        this.script = script;
        this.tasks = tasks;
        this.from = SimClock.by(script.from());
        this.to = SimClock.by(script.to());
    }

    /** How many ends a run has to wait for. */
    int awaited() {
        return (int)
                Arrays.stream(tasks).filter(task -> task.ended <= script.to()).count();
    }

    boolean awaits(SimTask task) {
        return task.ended <= script.to();
    }

    void asked(long nowMillis, boolean answered) {
        requests++;
        if (nowMillis >= from && nowMillis <= to) {
            measuredRequests++;
            if (!answered) {
                turnedAway++;
            }
        }
    }

    void looked(SimTask task, long nowMillis) {
        task.longestGap = Math.max(task.longestGap, nowMillis - task.lookedAt);
        task.lookedAt = nowMillis;
    }

    Outcome outcome(long cpuNanos, long operations) {
        double[] delays = delays(0, tasks.length, ended -> ended >= script.from() && ended <= script.to());
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.put(Measure.MEAN, mean(delays));
        values.put(Measure.P50, quantile(delays, 0.5));
        values.put(Measure.P90, quantile(delays, 0.9));
        values.put(Measure.P99, quantile(delays, 0.99));
        values.put(Measure.MAX, quantile(delays, 1));
        values.put(Measure.REQUESTS, (double) measuredRequests / delays.length);
        values.put(Measure.THROTTLED, measuredRequests == 0 ? 0 : (double) turnedAway / measuredRequests);
        values.put(
                Measure.BLOCK,
                mean(delays(script.blockFirst(), script.blockLast(), ended -> ended < Double.POSITIVE_INFINITY)));
        values.put(Measure.LONGEST_GAP, longestGap() / 1000.0);
        values.put(Measure.MICROS_PER_POLL, cpuNanos / 1000.0 / requests);
        values.put(Measure.OPERATIONS_PER_POLL, (double) operations / requests);
        return new Outcome(values);
    }

    private double[] delays(int first, int last, DoublePredicate ended) {
        return Arrays.stream(tasks, first, last)
                .filter(task -> ended.test(task.ended) && task.seenAt != SimTask.UNSEEN)
                .mapToDouble(SimTask::delay)
                .sorted()
                .toArray();
    }

    private long longestGap() {
        return Arrays.stream(tasks).mapToLong(task -> task.longestGap).max().orElse(0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }
}
