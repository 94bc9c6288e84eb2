// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a task's life before its end.
 *
 * @param state what a bridge that asks now should believe; {@link TaskState#TRACKED} while there is nothing to learn,
 *     and the state before where the provider's word says nothing new
 * @param status the provider's word; null while the provider answers that it knows no such task
 */
public record Phase(TaskState state, @Nullable String status, Duration lasts) {
    public Phase {
        if (state.terminal()) {
            throw new IllegalArgumentException("state: a phase is never terminal, was " + state);
        }
        if (lasts.isNegative()) {
            throw new IllegalArgumentException("lasts: must not be negative, was " + lasts);
        }
    }
}
