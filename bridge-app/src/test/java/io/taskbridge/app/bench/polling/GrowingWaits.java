// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Waits before each look at a task, longer each time: fixed intervals if they grow by nothing. */
final class GrowingWaits extends PlainSchedule {
    /**
     * How long.
     *
     * @param first seconds, as is the longest
     * @param jitter the part of a wait by which it may be shorter or longer
     */
    record Waits(double first, double factor, double longest, double jitter) {}

    private final Waits waits;
    private final RandomGenerator random;
    private final PriorityQueue<SimTask> waiting = new PriorityQueue<>(
            Comparator.<SimTask>comparingLong(task -> task.dueAt).thenComparingLong(task -> task.order));
    private long orders;

    GrowingWaits(Waits waits, RandomGenerator random) {
        this.waits = waits;
        this.random = random;
    }

    @Override
    void welcome(SimTask task, long nowMillis) {
        task.interval = waits.first;
        enqueue(task, nowMillis);
    }

    @Override
    void again(SimTask task, long nowMillis) {
        task.interval = Math.min(waits.longest, task.interval * waits.factor);
        enqueue(task, nowMillis);
    }

    @Override
    public @Nullable SimTask take(long nowMillis) {
        return nextAt(nowMillis) <= nowMillis ? waiting.remove() : null;
    }

    @Override
    public long nextAt(long nowMillis) {
        while (!waiting.isEmpty() && waiting.element().gone) {
            waiting.remove();
        }
        return waiting.isEmpty() ? NEVER : waiting.element().dueAt;
    }

    private void enqueue(SimTask task, long nowMillis) {
        double wait = task.interval * (1 + waits.jitter * (2 * random.nextDouble() - 1));
        task.dueAt = nowMillis + Math.round(wait * 1000);
        task.order = ++orders;
        waiting.add(task);
    }
}
