// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task and the message that keeps it, which is written when it is first asked for. Handed from thread to thread, never
 * used by two at a time.
 */
public final class StoredTask {
    private final Task task;
    private byte @Nullable [] message;

    private StoredTask(Task task, byte @Nullable [] message) {
        this.task = task;
        this.message = message;
    }

    public static StoredTask of(Task task) {
        return new StoredTask(task, null);
    }

    /** @param message that keeps the task */
    static StoredTask of(Task task, byte[] message) {
        return new StoredTask(task, message);
    }

    public Task task() {
        return task;
    }

    /** As {@link TaskProto} writes it. Not to be changed. */
    public byte[] message() {
        byte[] written = message;
        if (written == null) {
            written = TaskProto.encode(task);
            message = written;
        }
        return written;
    }
}
