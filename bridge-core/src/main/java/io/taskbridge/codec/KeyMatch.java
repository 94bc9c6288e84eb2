// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;

import io.taskbridge.codec.TaskFields.OfTask;
import io.taskbridge.task.TaskKey;

/** Sees that a message is a task's, without reading it: each look-up has to. Stateless. */
final class KeyMatch {
    private static final int NOT_SO = -1;

    private KeyMatch() {}

    /**
     * Whether the message begins with the key as {@link TaskWriter} writes it, and all of it is ASCII and short. A message
     * that does not may be that task's all the same.
     */
    static boolean plainly(byte[] message, TaskKey key) {
        int id = after(message, 0, OfTask.SOURCE, key.source());
        return id != NOT_SO && after(message, id, OfTask.ID, key.id()) != NOT_SO;
    }

    /** Where the field that says this ends, if it is there. */
    private static int after(byte[] message, int start, int field, String text) {
        int from = start + 2;
        int length = text.length();
        if (from + length > message.length
                || message[start] != (field << 3 | WIRETYPE_LENGTH_DELIMITED)
                || message[start + 1] != length) {
            return NOT_SO;
        }
        for (int i = 0; i < length; i++) {
            if (message[from + i] != text.charAt(i)) {
                return NOT_SO;
            }
        }
        return from + length;
    }
}
