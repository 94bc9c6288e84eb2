// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Task;
import java.io.IOException;

/**
 * A task as the compacted tasks topic keeps it: a message of {@code task.proto}, which lies beside this class. Private
 * to bridges.
 */
public final class TaskProto {
    private TaskProto() {}

    public static byte[] encode(Task task) {
        return TaskWriter.bytes(task);
    }

    /**
     * @throws InvalidRecordException if the bytes are no task
     */
    public static Task decode(byte[] bytes) throws InvalidRecordException {
        try {
            return new TaskReader(bytes).task();
        } catch (IOException | RuntimeException e) {
            // Without what it says, which may quote the record.
            throw new InvalidRecordException("no message of task.proto");
        }
    }
}
