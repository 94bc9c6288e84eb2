// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Input;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches as the shard of partition 0 would make them; keys whose id begins with stray belong to partition 1. */
public final class Batches {
    public static final int PARTITION = ShardStage.PARTITION;

    private Batches() {}

    public static Batch of(InboxRecord... records) {
        Batch batch = batch(new TaskTable());
        for (InboxRecord record : records) {
            batch.take(record);
        }
        return batch;
    }

    /** Forgets a task that ended long ago. */
    public static Batch forgetting(String id) {
        Task ended = ShardStage.task(id, TaskState.COMPLETED);
        Batch batch = batch(TaskTable.of(List.of(ended)));
        batch.take(new Input.Due(ended.key(), ended.wakeAt()));
        return batch;
    }

    /** Remembers, or with null forgets, how long the tasks of a target take. */
    public static Batch learning(TargetKey target, @Nullable Durations durations) {
        Batch batch = batch(new TaskTable());
        batch.take(Collections.singletonMap(target, durations));
        return batch;
    }

    /** A tracked task as the tasks topic keeps it. */
    public static byte[] snapshot(String id) {
        return TaskProto.encode(ShardStage.task(id));
    }

    private static Batch batch(TaskTable committed) {
        return new Batch(
                PARTITION,
                ShardStage.services(
                        new MemoryWatchers(), new MemoryOwners(), new SimpleMeterRegistry(), () -> Inbound.START),
                committed);
    }
}
