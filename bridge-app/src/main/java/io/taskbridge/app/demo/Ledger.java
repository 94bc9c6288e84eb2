// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened at the simulated providers, so that what a bridge published can be compared with it. It covers
 * the tasks that the providers still remember. Thread-safe.
 */
public final class Ledger {
    private final LiveTasks tasks;
    private final PerProvider<Traffic> traffic;
    private final Clock clock;

    Ledger(LiveTasks tasks, PerProvider<Traffic> traffic, Clock clock) {
        this.tasks = tasks;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** Null if no such task was submitted, or it ended long ago. */
    public @Nullable TaskTruth task(ProviderKind kind, String id) {
        LiveTask live = tasks.get(kind, id);
        return live == null ? null : live.truth(clock.instant());
    }

    public List<TaskTruth> tasks(ProviderKind kind) {
        Instant now = clock.instant();
        return tasks.all(kind).stream().map(live -> live.truth(now)).toList();
    }

    public ProviderTruth provider(ProviderKind kind) {
        return traffic.of(kind).truth();
    }
}
