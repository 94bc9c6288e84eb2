// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened to one task, as of the time of asking.
 *
 * @param changes those that have come true, oldest first
 * @param expected what the terminal event must say, the fate of the webhook taken into account
 * @param polls status requests about the task, answered or not
 * @param mostPollsInFlight the most of them that were ever under way at once
 */
public record TaskTruth(
        SimulatedTask task,
        List<Change> changes,
        Expectation expected,
        List<WebhookAttempt> webhookAttempts,
        int polls,
        int mostPollsInFlight) {

    /** When the task last came into the state, looking back from {@code until}; null if it had not by then. */
    public @Nullable Instant enteredLast(TaskState state, Instant until) {
        Instant entered = null;
        TaskState before = null;
        for (Change change : changes) {
            if (change.at().isAfter(until)) {
                break;
            }
            if (change.state() == state && before != state) {
                entered = change.at();
            }
            before = change.state();
        }
        return entered;
    }
}
