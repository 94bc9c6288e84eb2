// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Locale;

/**
 * Where a task stands. Any non-terminal state may move to any other non-terminal state except back to
 * {@link #TRACKED} (providers do requeue), and to any terminal one; a terminal state is final.
 */
public enum TaskState {
    /** Registered, nothing observed yet. Entered once, when the task is tracked. */
    TRACKED,
    /** Waiting at the provider. */
    QUEUED,
    /** Being worked on at the provider. */
    RUNNING,
    /** Ended well; its output may still be missing, and then the event says why. */
    COMPLETED,
    /** Ended with an error that the provider reported. */
    FAILED,
    /** Ended because somebody cancelled it at the provider. */
    CANCELED,
    /** Ended because it waited too long at the provider. */
    EXPIRED,
    /** The outcome can no longer be learned: the provider forgot the task, or its deadline passed. */
    LOST;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether no other state can follow. */
    public boolean terminal() {
        return compareTo(RUNNING) > 0;
    }

    /** The state as topics and event types spell it: {@code completed}. */
    public String word() {
        return word;
    }
}
