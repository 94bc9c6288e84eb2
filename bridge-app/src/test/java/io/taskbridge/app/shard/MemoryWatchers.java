// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers whom it was told to watch. Thread-safe. */
final class MemoryWatchers implements Watchers {
    private final Map<TaskKey, Task> watched = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();

    synchronized Set<TaskKey> watched() {
        return Set.copyOf(watched.keySet());
    }

    synchronized Task watched(TaskKey key) {
        return watched.get(key);
    }

    /** What was asked for, empty requests left out. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void watch(int partition, List<Task> tasks) {
        tasks.forEach(task -> {
            watched.put(task.key(), task);
            calls.add("watch " + task.key() + " of " + partition);
        });
    }

    @Override
    public synchronized void unwatch(List<TaskKey> keys) {
        keys.forEach(key -> {
            watched.remove(key);
            calls.add("unwatch " + key);
        });
    }

    @Override
    public synchronized void unwatchAll(int partition) {
        watched.clear();
        calls.add("unwatch all of " + partition);
    }
}
