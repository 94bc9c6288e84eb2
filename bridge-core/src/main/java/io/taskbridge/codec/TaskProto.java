// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
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
        return read(bytes, TaskReader::task);
    }

    /**
     * Reads only what an outline has; what else the message says need not be understood.
     *
     * @throws InvalidRecordException if the bytes have no outline
     */
    public static TaskOutline outline(byte[] bytes) throws InvalidRecordException {
        return read(bytes, TaskReader::outline);
    }

    /** Whose message it is: one that {@link #outline} has read. */
    public static TaskKey key(byte[] message) {
        return known(message, TaskReader::key);
    }

    /** Whether it is the {@link #key} of the message; seldom has one to be read for that. */
    public static boolean isKey(byte[] message, TaskKey key) {
        return KeyMatch.plainly(message, key) || key(message).equals(key);
    }

    /** What the caller said of the task in a message that {@link #decode} has read. */
    public static Registration registration(byte[] message) {
        return known(message, TaskReader::registration);
    }

    /** Something that a message says. */
    private interface Part<T> {
        T from(TaskReader reader) throws IOException;
    }

    private static <T> T known(byte[] message, Part<T> part) {
        try {
            return read(message, part);
        } catch (InvalidRecordException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T read(byte[] bytes, Part<T> part) throws InvalidRecordException {
        return message(() -> part.from(new TaskReader(bytes)));
    }

    /** Reads a message of the schema. */
    interface Reading<T> {
        T message() throws IOException;
    }

    /** @throws InvalidRecordException where reading fails, however it does */
    static <T> T message(Reading<T> reading) throws InvalidRecordException {
        try {
            return reading.message();
        } catch (IOException | RuntimeException e) {
            // Without what it says, which may quote the record.
            throw new InvalidRecordException("no message of task.proto");
        }
    }
}
