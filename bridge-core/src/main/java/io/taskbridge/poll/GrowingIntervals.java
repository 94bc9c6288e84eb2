// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The plain schedule: looks at a new task at once, then at intervals that grow by half from the shortest to the
 * longest allowed, and starts over with each change. When more tasks are due than may be asked about, the longest
 * overdue comes first. Intervals are counted from the moment a task is handed out.
 *
 * <p>A poll that taught nothing leaves the task's interval as it stood. It is repeated soon, after the shortest
 * interval, and if that keeps happening after growing ones, so that one broken task cannot eat the budget.
 *
 * <p>Every operation takes O(log n). Not thread-safe: owned by one poll verticle.
 */
public final class GrowingIntervals<T> implements PollSchedule<T> {
    private static final double GROWTH = 1.5;

    /** Spreads tasks that came together by up to this part of the interval, either way but never past its bounds. */
    private static final double JITTER = 0.1;

    private enum Place {
        WAITING,
        OUT,
        /** Out, and to be let go when it comes back. */
        REMOVED
    }

    private final class Slot {
        final T task;
        Place place = Place.WAITING;
        long dueAt;
        long order;
        long askedAt;
        double interval = minMillis;
        double retry = minMillis;

        Slot(T task) {
            this.task = task;
        }

        long dueAt() {
            return dueAt;
        }

        long order() {
            return order;
        }
    }

    private final double minMillis;
    private final double maxMillis;
    private final RandomGenerator random;
    private final Map<T, Slot> slots = new HashMap<>();
    private final TreeSet<Slot> waiting =
            new TreeSet<>(Comparator.comparingLong(Slot::dueAt).thenComparingLong(Slot::order));
    private long lastOrder;
    private int removed;

    /** @throws IllegalArgumentException naming the interval and the rule that it breaks */
    public GrowingIntervals(Duration minInterval, Duration maxInterval, RandomGenerator random) {
        if (minInterval.toMillis() < 1) {
            throw new IllegalArgumentException("minInterval: " + minInterval + ": must be at least 1 ms");
        }
        if (maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException(
                    "maxInterval: " + maxInterval + ": must not be shorter than minInterval, " + minInterval);
        }
        this.minMillis = minInterval.toMillis();
        this.maxMillis = maxInterval.toMillis();
        this.random = random;
    }

    @Override
    public void add(T task, long nowMillis) {
        Slot slot = slots.get(task);
        if (slot == null) {
            Slot fresh = new Slot(task);
            slots.put(task, fresh);
            enqueue(fresh, nowMillis);
        } else if (slot.place == Place.REMOVED) {
            slot.place = Place.OUT;
            slot.interval = minMillis;
            slot.retry = minMillis;
            removed--;
        }
    }

    @Override
    public @Nullable T take(long nowMillis) {
        if (nextAt(nowMillis) > nowMillis) {
            return null;
        }
        Slot slot = waiting.first();
        waiting.remove(slot);
        slot.place = Place.OUT;
        slot.askedAt = nowMillis;
        return slot.task;
    }

    @Override
    public long nextAt(long nowMillis) {
        return waiting.isEmpty() ? NEVER : waiting.first().dueAt;
    }

    @Override
    public long dueAt(T task) {
        Slot slot = slots.get(task);
        return slot == null || slot.place != Place.WAITING ? NEVER : slot.dueAt;
    }

    @Override
    public void told(T task, PollOutcome outcome, long nowMillis) {
        Slot slot = slots.get(task);
        if (slot == null || slot.place == Place.WAITING) {
            return;
        }
        if (slot.place == Place.REMOVED) {
            slots.remove(task);
            removed--;
        } else {
            switch (outcome) {
                case NOTHING_NEW -> observed(slot);
                case CHANGED -> {
                    slot.interval = minMillis;
                    observed(slot);
                }
                case NO_OBSERVATION -> {
                    enqueue(slot, slot.askedAt + jittered(slot.retry));
                    slot.retry = grown(slot.retry);
                }
                case ENDED -> slots.remove(task);
            }
        }
    }

    @Override
    public void remove(T task) {
        Slot slot = slots.get(task);
        if (slot == null) {
            return;
        }
        if (slot.place == Place.WAITING) {
            waiting.remove(slot);
            slots.remove(task);
        } else if (slot.place == Place.OUT) {
            slot.place = Place.REMOVED;
            removed++;
        }
    }

    @Override
    public int size() {
        return slots.size() - removed;
    }

    private void observed(Slot slot) {
        enqueue(slot, slot.askedAt + jittered(slot.interval));
        slot.interval = grown(slot.interval);
        slot.retry = minMillis;
    }

    private void enqueue(Slot slot, long dueAt) {
        slot.place = Place.WAITING;
        slot.dueAt = dueAt;
        slot.order = ++lastOrder;
        waiting.add(slot);
    }

    private double grown(double interval) {
        return Math.min(maxMillis, interval * GROWTH);
    }

    private long jittered(double interval) {
        double least = Math.max(minMillis, interval * (1 - JITTER));
        double most = Math.min(maxMillis, interval * (1 + JITTER));
        return Math.round(least + (most - least) * random.nextDouble());
    }
}
