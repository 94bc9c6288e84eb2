// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.taskbridge.task.TaskState;
import io.vertx.core.buffer.Buffer;

/**
 * One committed transition and where it stands. Shared by all readers, so nobody changes the data.
 *
 * @param to the state that the task has moved to
 * @param data the record's value on one line
 */
public record LiveEvent(int partition, long offset, String source, TaskState to, Buffer data) {
    /**
     * @param json taken over, not copied; line breaks in it are space between its parts
     */
    public static LiveEvent of(int partition, long offset, String source, TaskState to, byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return new LiveEvent(partition, offset, source, to, Buffer.buffer(json));
    }
}
