// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Task;

/** A task as the compacted tasks topic keeps it. Private to bridges; golden files hold its form. */
public final class TaskJson {
    private TaskJson() {}

    public static byte[] encode(Task task) {
        return RecordMapper.write(task);
    }

    /**
     * @throws InvalidRecordException if the bytes are no task
     */
    public static Task decode(byte[] bytes) throws InvalidRecordException {
        return RecordMapper.read(bytes, Task.class);
    }
}
