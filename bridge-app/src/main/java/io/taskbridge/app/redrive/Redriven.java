// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import io.taskbridge.task.TaskKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of one rejected record, without anything of its value.
 *
 * @param place where it was found first
 * @param key of the task that it is about, null where that cannot be told
 * @param reason why it is still not understood, or gone; empty if it was sent again
 */
public record Redriven(String place, @Nullable TaskKey key, Fate fate, String reason) {
    /** What may become of a rejected record. */
    public enum Fate {
        /** It is understood now: it goes to the inbox. */
        SENT_AGAIN,
        /** It is not: it goes back to the end of the rejected topic. */
        STILL_REJECTED,
        /** Only its place was named, and there it is no more. */
        GONE
    }
}
