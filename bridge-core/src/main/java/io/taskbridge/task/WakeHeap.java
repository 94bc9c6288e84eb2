// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A heap of tasks' keys by the time at which something is due, in twelve bytes each. What becomes void stays until it
 * comes to the top; whoever asks says what is. Not thread-safe.
 */
final class WakeHeap {
    private static final int SMALLEST = 16;

    /** When something may be due for the task. */
    record Wake(long time, TaskKey key) {}

    private long[] times = new long[SMALLEST];
    private @Nullable TaskKey[] keys = new TaskKey[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(keys, 0, size, null);
        size = 0;
    }

    void add(long time, TaskKey key) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + (size >> 1));
            keys = Arrays.copyOf(keys, times.length);
        }
        int place = size++;
        while (place > 0 && compare(time, key, parent(place)) < 0) {
            put(place, times[parent(place)], key(parent(place)));
            place = parent(place);
        }
        put(place, time, key);
    }

    /** Up to {@code limit} keys whose time has come, the longest overdue first; those not valid are passed over. */
    Collection<TaskKey> due(long now, int limit, Predicate<Wake> valid) {
        while (size > 0 && times[0] <= now && !valid.test(wake(0))) {
            removeTop();
        }
        Set<TaskKey> due = new LinkedHashSet<>();
        Queue<Integer> next = new PriorityQueue<>((a, b) -> compare(times[a], key(a), b));
        offer(next, 0, now);
        for (Integer place; due.size() < limit && (place = next.poll()) != null; ) {
            if (valid.test(wake(place))) {
                due.add(key(place));
            }
            offer(next, 2 * place + 1, now);
            offer(next, 2 * place + 2, now);
        }
        return due;
    }

    private void offer(Queue<Integer> next, int place, long now) {
        if (place < size && times[place] <= now) {
            next.add(place);
        }
    }

    private Wake wake(int place) {
        return new Wake(times[place], key(place));
    }

    private void removeTop() {
        size--;
        long time = times[size];
        TaskKey key = key(size);
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && compare(times[child + 1], key(child + 1), child) < 0) {
                child++;
            }
            if (compare(time, key, child) <= 0) {
                break;
            }
            put(place, times[child], key(child));
            place = child;
        }
        put(place, time, key);
        keys[size] = null;
    }

    private void put(int place, long time, TaskKey key) {
        times[place] = time;
        keys[place] = key;
    }

    private TaskKey key(int place) {
        return Objects.requireNonNull(keys[place]);
    }

    private static int parent(int place) {
        return (place - 1) / 2;
    }

    /** The order does not depend on what was in the heap before. */
    private int compare(long time, TaskKey key, int place) {
        int byTime = Long.compare(time, times[place]);
        if (byTime != 0) {
            return byTime;
        }
        int bySource = key.source().compareTo(key(place).source());
        return bySource != 0 ? bySource : key.id().compareTo(key(place).id());
    }
}
