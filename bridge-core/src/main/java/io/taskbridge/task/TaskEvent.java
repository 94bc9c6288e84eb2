// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import org.jspecify.annotations.Nullable;

/**
 * One transition, as consumers see it.
 *
 * @param task the task after the transition
 * @param from the state before it; equal to the state after it only where a late webhook brings a missing output
 * @param observation what made it happen, output included
 * @param trace where consumers go on in the task's trace; null where there is none
 */
public record TaskEvent(
        Task task,
        TaskState from,
        Observation observation,
        @Nullable TraceContext trace) {
    /** One that belongs to no trace. */
    public TaskEvent(Task task, TaskState from, Observation observation) {
        this(task, from, observation, null);
    }

    public TaskKey key() {
        return task.key();
    }

    public TaskState to() {
        return task.state();
    }

    /** The same event without the value of its output; it says where that is kept, if anywhere. */
    public TaskEvent withoutValue() {
        Output output = observation.report().output();
        return output.value() == null ? this : new TaskEvent(task, from, observation.with(output.tooLarge()), trace);
    }

    /** The same event with its error in short. */
    public TaskEvent shortened() {
        return new TaskEvent(task, from, observation.shortened(), trace);
    }

    /** The same event, told at another place of the trace. */
    public TaskEvent with(@Nullable TraceContext other) {
        return new TaskEvent(task, from, observation, other);
    }
}
