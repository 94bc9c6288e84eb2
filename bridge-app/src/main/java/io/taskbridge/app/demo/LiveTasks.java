// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tasks that the simulated providers remember; ended ones are forgotten after a while. Thread-safe. */
final class LiveTasks {
    private record Forget(Instant at, SimulatedTask task) {}

    private final PerProvider<Map<String, LiveTask>> byKind = new PerProvider<>(kind -> new ConcurrentHashMap<>());
    private final PriorityQueue<Forget> ending = new PriorityQueue<>(Comparator.comparing(Forget::at));
    private final Duration memory;

    /** @param memory how long an ended task is remembered */
    LiveTasks(Duration memory) {
        this.memory = memory;
    }

    synchronized void add(LiveTask live) {
        SimulatedTask task = live.task();
        forgetEnded(task.submittedAt());
        byKind.of(task.kind()).put(task.id(), live);
        WebhookPlan webhook = task.script().webhook();
        Instant end = webhook == null ? task.endsAt() : task.endsAt().plus(webhook.delay());
        ending.add(new Forget(end.plus(memory), task));
    }

    @Nullable LiveTask get(ProviderKind kind, String id) {
        return byKind.of(kind).get(id);
    }

    Collection<LiveTask> all(ProviderKind kind) {
        return Collections.unmodifiableCollection(byKind.of(kind).values());
    }

    private void forgetEnded(Instant now) {
        for (Forget next = ending.peek(); next != null && next.at().isBefore(now); next = ending.peek()) {
            ending.remove();
            byKind.of(next.task().kind()).remove(next.task().id());
        }
    }
}
