// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

/**
 * One transition, as consumers see it.
 *
 * @param task the task after the transition
 * @param from the state before it; equal to the state after it only where a late webhook brings a missing output
 * @param observation what made it happen, output included
 */
public record TaskEvent(Task task, TaskState from, Observation observation) {
    public TaskKey key() {
        return task.key();
    }

    public TaskState to() {
        return task.state();
    }

    /** The same event with its output replaced by the reason why it is not there. */
    public TaskEvent without(ResultOmitted reason) {
        return new TaskEvent(task, from, observation.with(Output.omitted(reason)));
    }
}
