// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one shard, as last committed. {@link #apply} is the only mutator, live and on restore.
 * Not thread-safe: owned by the shard.
 */
public final class TaskTable {
    private record Wake(Instant at, TaskKey key) {}

    private static final Comparator<Wake> BY_TIME = Comparator.comparing(Wake::at)
            .thenComparing(wake -> wake.key().source())
            .thenComparing(wake -> wake.key().id());

    private final Map<TaskKey, Task> tasks = new HashMap<>();
    private final TreeSet<Wake> wakes = new TreeSet<>(BY_TIME);

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
        if (before != null) {
            wakes.remove(new Wake(before.wakeAt(), key));
        }
        if (task != null) {
            wakes.add(new Wake(task.wakeAt(), key));
        }
        return before;
    }

    /** Keys of up to {@code limit} tasks that are due, the longest overdue first. */
    public List<TaskKey> due(Instant now, int limit) {
        List<TaskKey> keys = new ArrayList<>();
        for (Wake wake : wakes) {
            if (wake.at().isAfter(now) || keys.size() == limit) {
                break;
            }
            keys.add(wake.key());
        }
        return keys;
    }
}
