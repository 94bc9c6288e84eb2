// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is remembered of one task; immutable. The shard that owns the task's key keeps the current one, and
 * the compacted tasks topic keeps the same thing for whoever owns the shard next.
 *
 * @param provider name of the provider behind the source
 * @param deadline when the task is given up as LOST
 * @param sequence number of events published so far
 * @param last what is {@linkplain Observation#remembered remembered} of the last transition; null before the first one
 * @param awaiting a success whose output a webhook may still bring; not published yet
 * @param untracked whether the caller asked to forget it; kept for a while so that late news does not revive it
 * @param wakeAt the next time at which something is {@link Input.Due due}: the deadline, the end of the wait for a
 *     webhook, or, once the task is closed, the time to forget it
 */
public record Task(
        Registration registration,
        String provider,
        Instant trackedAt,
        Instant deadline,
        TaskState state,
        long sequence,
        @Nullable Observation last,
        @Nullable Observation awaiting,
        boolean untracked,
        Instant wakeAt) {
    public Task {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(trackedAt, "trackedAt");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(wakeAt, "wakeAt");
    }

    /** A task of which nothing has been observed yet, with {@code sequence} events published in an earlier life. */
    static Task tracked(Registration registration, SourcePolicy policy, Instant at, long sequence) {
        Instant given = registration.deadline();
        Instant deadline = given != null ? given : at.plus(policy.deadline());
        return new Task(
                registration,
                policy.provider(),
                at,
                deadline,
                TaskState.TRACKED,
                sequence,
                null,
                null,
                false,
                deadline);
    }

    public TaskKey key() {
        return registration.key();
    }

    /** Whether the task is still worth asking about. */
    public boolean open() {
        return !untracked && !state.terminal();
    }

    /** Whether the completed task's output was never published, so that a late webhook may still bring it. */
    boolean lacksOutput() {
        ResultOmitted omitted = last == null ? null : last.report().output().omitted();
        return state == TaskState.COMPLETED && omitted != null && omitted != ResultOmitted.TOO_LARGE;
    }

    Task registered(Registration other) {
        Instant given = other.deadline();
        Instant until = given != null ? given : deadline;
        return new Task(
                other,
                provider,
                trackedAt,
                until,
                state,
                sequence,
                last,
                awaiting,
                untracked,
                awaiting == null ? until : wakeAt);
    }

    Task moved(Observation to, Instant wake) {
        return new Task(
                registration,
                provider,
                trackedAt,
                deadline,
                to.report().state(),
                sequence + 1,
                to.remembered(),
                null,
                untracked,
                wake);
    }

    Task awaiting(@Nullable Observation success, Instant wake) {
        return new Task(registration, provider, trackedAt, deadline, state, sequence, last, success, untracked, wake);
    }

    Task abandoned(Instant wake) {
        return new Task(registration, provider, trackedAt, deadline, state, sequence, last, null, true, wake);
    }
}
