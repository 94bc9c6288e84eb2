// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of the inbox: what it asks for, or why nobody can act on it, beside the bytes it came as, since a record
 * that cannot be used here is passed on unchanged.
 *
 * @param input null if the record is not understood
 * @param problem why it is not, null if it is
 */
public record InboxRecord(
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        @Nullable Input input,
        @Nullable String problem) {
    /** A header of the record as it came. */
    public record Header(String name, byte @Nullable [] value) {}

    /** How much of a batch's bounded room the record takes. */
    int size() {
        return value == null ? 0 : value.length;
    }
}
