// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import java.util.List;

/** Those who ask providers about open tasks. Called by shards on their own contexts, so every method hops. */
public interface Watchers {
    /** The tasks are open and stand as given: ask about them from now on. */
    void watch(int partition, List<Task> tasks);

    /** The tasks are closed: ask no more. */
    void unwatch(List<TaskKey> keys);

    /** The shard's memory is void: forget everything that it asked for. */
    void unwatchAll(int partition);
}
