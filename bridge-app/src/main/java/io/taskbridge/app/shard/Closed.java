// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Observation;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import org.jspecify.annotations.Nullable;

/**
 * A task that is closed.
 *
 * @param last how it ended; null if it was let go, or is only forgotten now
 */
public record Closed(TaskKey key, @Nullable Observation last) {
    static Closed of(Task task) {
        return new Closed(task.key(), task.untracked() ? null : task.last());
    }
}
