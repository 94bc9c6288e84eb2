// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import org.jspecify.annotations.Nullable;

/**
 * Decides which of a source's tasks is asked about next. A task that was handed out is out until the outcome of its
 * poll is told, and every task that was handed out must be told about: so no task ever has two requests in flight.
 * Times are epoch milliseconds. Not thread-safe: owned by one poll verticle.
 *
 * @param <T> the tasks; each may be in one schedule at a time
 */
public interface PollSchedule<T extends Scheduled> {
    /** The time of something that will not happen by itself. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Takes up a task. One that is here already stays as it is; one that was removed while it was out comes back, as
     * the subject says, when its outcome is told.
     */
    void add(T task, Subject subject, long nowMillis);

    /** Hands out the task to ask about now, null if none may be asked about now. The caller holds a token to spend. */
    @Nullable T take(long nowMillis);

    /**
     * When {@link #take} will hand out a task if nothing else happens: not after {@code nowMillis} if it would at
     * once, {@link #NEVER} if it never will.
     */
    long nextAt(long nowMillis);

    /** When the task is due to be asked about, budget allowing; {@link #NEVER} while it is out or not here. */
    long dueAt(T task, long nowMillis);

    /** Why it is due when it is; null while it is out or not here. */
    @Nullable Why why(T task);

    /**
     * Takes a task back in, or lets it go if it was removed meanwhile. Ignored for one that is not out. An ended task
     * stays until it is removed: its provider may have more to say.
     */
    void told(T task, Sighting sighting, long nowMillis);

    /** Takes a task back in as if it had not been handed out: the source was asked too often, and said so. */
    void turnedAway(T task, long nowMillis);

    /** News of a task that came another way than by polling. Ignored for one that is not here. */
    void heard(T task, Sighting sighting, long nowMillis);

    /** Lets a task go, whether it is out or not. Ignored for one that is not here. */
    void remove(T task);

    /** Number of tasks taken up and not let go, those that are out included. */
    int size();
}
