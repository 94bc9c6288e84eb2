// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.shard.Watchers;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The poll verticles by source: each task goes to its source's. Immutable, safe to call from anywhere. */
public final class Pollers implements Watchers {
    private final Map<String, PollVerticle> bySource;

    /**
     * @param pollers deployed already
     */
    public Pollers(Collection<PollVerticle> pollers) {
        bySource = pollers.stream().collect(Collectors.toUnmodifiableMap(PollVerticle::source, Function.identity()));
    }

    public Collection<PollVerticle> all() {
        return bySource.values();
    }

    /** The part of each source's rate that is this bridge's. */
    public void share(double share) {
        all().forEach(poller -> poller.share(share));
    }

    /** Asks nobody anything from now on, for this reason; null goes on. */
    public void pause(@Nullable String reason) {
        all().forEach(poller -> poller.pause(reason));
    }

    public Future<Optional<PollView>> view(TaskKey key) {
        PollVerticle poller = bySource.get(key.source());
        return poller == null ? Future.succeededFuture(Optional.empty()) : poller.view(key);
    }

    @Override
    public void watch(int partition, List<Task> tasks) {
        tasks.stream()
                .collect(Collectors.groupingBy(task -> task.key().source()))
                .forEach((source, own) -> {
                    PollVerticle poller = bySource.get(source);
                    if (poller != null) {
                        poller.watch(partition, own);
                    }
                });
    }

    @Override
    public void unwatch(List<TaskKey> keys) {
        keys.stream().collect(Collectors.groupingBy(TaskKey::source)).forEach((source, own) -> {
            PollVerticle poller = bySource.get(source);
            if (poller != null) {
                poller.unwatch(own);
            }
        });
    }

    @Override
    public void unwatchAll(int partition) {
        all().forEach(poller -> poller.unwatchAll(partition));
    }
}
