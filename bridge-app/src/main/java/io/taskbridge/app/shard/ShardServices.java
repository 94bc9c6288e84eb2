// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import java.time.InstantSource;
import java.util.function.ToIntFunction;

/**
 * What all shards of a bridge work with.
 *
 * @param home the partition that a key belongs to
 */
public record ShardServices(
        TaskLifecycle lifecycle,
        Sources sources,
        ToIntFunction<TaskKey> home,
        Watchers watchers,
        Owners owners,
        ShardMeters meters,
        TransitionListener listener,
        Traces traces,
        InstantSource clock) {}
