// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.core.JsonParser;
import io.taskbridge.task.Task;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A task as the compacted tasks topic keeps it. Private to bridges; golden files hold its form. */
public final class TaskJson {
    private TaskJson() {}

    public static byte[] encode(Task task) {
        return RecordWriter.bytes(json -> RecordWriter.write(json, task));
    }

    /**
     * @throws InvalidRecordException if the bytes are no task
     */
    public static Task decode(byte[] bytes) throws InvalidRecordException {
        Task task = written(bytes);
        return task == null ? RecordMapper.read(bytes, Task.class) : task;
    }

    /** A task as bridges write it; null where it is anything else, or wrong. */
    static @Nullable Task written(byte[] bytes) {
        try (JsonParser json = RecordMapper.parser(bytes)) {
            Task task = new RecordReader(json).task();
            return json.nextToken() == null ? task : null;
        } catch (IOException | RuntimeException e) {
            // What is wrong with it is said when it is read as anything that may come.
            return null;
        }
    }
}
