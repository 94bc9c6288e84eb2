// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import org.jspecify.annotations.Nullable;

/**
 * What an input does to a task. A decision is only a fact to be written down; nothing changes until it is applied.
 *
 * @param task the task to remember, set for {@link Effect#SAVE} alone
 * @param event the event to publish, if the input made a transition
 */
public record Decision(
        Effect effect, @Nullable Task task, @Nullable TaskEvent event) {
    /** What becomes of the memory of the task. */
    public enum Effect {
        NONE,
        SAVE,
        FORGET
    }

    private static final Decision NOTHING = new Decision(Effect.NONE, null, null);
    private static final Decision FORGOTTEN = new Decision(Effect.FORGET, null, null);

    static Decision nothing() {
        return NOTHING;
    }

    static Decision forget() {
        return FORGOTTEN;
    }

    static Decision save(Task task) {
        return new Decision(Effect.SAVE, task, null);
    }

    static Decision publish(TaskEvent event) {
        return new Decision(Effect.SAVE, event.task(), event);
    }
}
