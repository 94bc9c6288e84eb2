// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.task.Durations;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Those who ask providers about open tasks. Called by shards on their own contexts, so every method hops. */
public interface Watchers {
    /** The tasks are open and stand as given: ask about them from now on. Done, on the caller's context, once it is so. */
    Future<Void> watch(int partition, List<StoredTask> tasks);

    /** The tasks are closed: ask no more. */
    void unwatch(List<Closed> tasks);

    /** The shard's memory is void: forget everything that it asked for. */
    void unwatchAll(int partition);

    /** How long the tasks of these targets take, as learned from those that have ended; on the caller's context. */
    Future<Map<TargetKey, Durations>> learned(Collection<TargetKey> targets);

    /** What was learned before, here or elsewhere. */
    void adopt(Map<TargetKey, Durations> learned);
}
