// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one shard, as last committed. {@link #apply} is the only mutator, live and on restore.
 * Not thread-safe: owned by the shard.
 */
public final class TaskTable {
    private static final long MICROS_A_SECOND = 1_000_000;

    /** Times beyond that are as good as it: years are too few for their microseconds to overflow. */
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / MICROS_A_SECOND - 1;

    private static final int FEW = 64;

    private final Map<TaskKey, Task> tasks = new HashMap<>();

    /** When something is due for open tasks. */
    private final WakeHeap wakes = new WakeHeap();

    /** When closed tasks are to be forgotten. */
    private final WakeHeap departures = new WakeHeap();

    /** Holds these tasks. */
    public static TaskTable of(Collection<Task> tasks) {
        TaskTable table = new TaskTable();
        tasks.forEach(task -> table.apply(task.key(), task));
        return table;
    }

    public @Nullable Task get(TaskKey key) {
        return tasks.get(key);
    }

    public Collection<Task> all() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    public int size() {
        return tasks.size();
    }

    /** Remembers the task, or forgets it where {@code task} is null; returns what was remembered before. */
    public @Nullable Task apply(TaskKey key, @Nullable Task task) {
        Task before = task == null ? tasks.remove(key) : tasks.put(key, task);
        if (task != null && (before == null || wake(before) != wake(task) || before.open() != task.open())) {
            add(task);
        }
        if (wakes.size() + departures.size() > 2 * tasks.size() + FEW) {
            // More of them are void than not.
            wakes.clear();
            departures.clear();
            tasks.values().forEach(this::add);
        }
        return before;
    }

    /** Keys of up to {@code limit} open tasks that are due, the longest overdue first. */
    public List<TaskKey> due(Instant now, int limit) {
        return due(wakes, true, now, limit);
    }

    /** Keys of up to {@code limit} closed tasks that are to be forgotten, the longest overdue first. */
    public List<TaskKey> departing(Instant now, int limit) {
        return due(departures, false, now, limit);
    }

    private List<TaskKey> due(WakeHeap heap, boolean open, Instant now, int limit) {
        return List.copyOf(heap.due(micros(now, 0), limit, wake -> {
            Task task = tasks.get(wake.key());
            return task != null && task.open() == open && wake(task) == wake.time();
        }));
    }

    private void add(Task task) {
        (task.open() ? wakes : departures).add(wake(task), task.key());
    }

    private static long wake(Task task) {
        return micros(task.wakeAt(), 999);
    }

    /**
     * Wake times are rounded up, and the present down: nothing is ever early. As exact as clocks are, since tasks of one
     * time are told apart by their keys, which takes longer.
     */
    private static long micros(Instant time, int nanos) {
        long seconds = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, time.getEpochSecond()));
        return seconds * MICROS_A_SECOND + (time.getNano() + nanos) / 1_000;
    }
}
