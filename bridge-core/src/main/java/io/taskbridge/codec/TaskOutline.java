// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import java.time.Instant;

/**
 * What is to be known of every task that is remembered, as {@link Task} has it: quicker to be read than the whole.
 */
public record TaskOutline(TaskKey key, TaskState state, boolean untracked, Instant wakeAt) {
    /** What open tasks are counted by. */
    public record Standing(String source, TaskState state) {}

    public static TaskOutline of(Task task) {
        return new TaskOutline(task.key(), task.state(), task.untracked(), task.wakeAt());
    }

    /** As {@link Task#open}. */
    public boolean open() {
        return !untracked && !state.terminal();
    }

    Standing standing() {
        return new Standing(key.source(), state);
    }
}
