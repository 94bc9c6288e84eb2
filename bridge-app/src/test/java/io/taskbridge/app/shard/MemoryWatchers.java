// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers whom it was told to watch. Thread-safe. */
final class MemoryWatchers implements Watchers {
    private final Map<TaskKey, Task> watched = new LinkedHashMap<>();
    private final Map<TaskKey, Closed> closed = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<TargetKey, Durations> known = new HashMap<>();
    private final Map<TargetKey, Durations> adopted = new HashMap<>();
    private final List<Set<TargetKey>> asked = new ArrayList<>();

    /** What is known of durations from now on. */
    synchronized void know(TargetKey target, Durations durations) {
        known.put(target, durations);
    }

    synchronized Map<TargetKey, Durations> adopted() {
        return Map.copyOf(adopted);
    }

    /** What it was asked to tell, call by call. */
    synchronized List<Set<TargetKey>> asked() {
        return List.copyOf(asked);
    }

    synchronized Closed closed(TaskKey key) {
        return closed.get(key);
    }

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
    public synchronized Future<Void> watch(int partition, List<StoredTask> tasks) {
        tasks.forEach(stored -> {
            Task task = stored.task();
            watched.put(task.key(), task);
            calls.add("watch " + task.key() + " of " + partition);
        });
        return Future.succeededFuture();
    }

    @Override
    public synchronized void unwatch(List<Closed> tasks) {
        tasks.forEach(task -> {
            watched.remove(task.key());
            closed.put(task.key(), task);
            calls.add("unwatch " + task.key());
        });
    }

    @Override
    public synchronized void unwatchAll(int partition) {
        watched.clear();
        calls.add("unwatch all of " + partition);
    }

    @Override
    public synchronized Future<Map<TargetKey, Durations>> learned(Collection<TargetKey> targets) {
        asked.add(Set.copyOf(targets));
        Map<TargetKey, Durations> answer = new HashMap<>(known);
        answer.keySet().retainAll(targets);
        return Future.succeededFuture(answer);
    }

    @Override
    public synchronized void adopt(Map<TargetKey, Durations> learned) {
        adopted.putAll(learned);
    }
}
