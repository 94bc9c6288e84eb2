// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import org.jspecify.annotations.Nullable;

/**
 * Decides which of a source's tasks is asked about next. A task that was handed out is out until the outcome of its
 * poll is told, and every task that was handed out must be told about: so no task ever has two requests in flight.
 * Not thread-safe: owned by one poll verticle.
 *
 * @param <T> how the caller knows a task; an object whose {@code equals} is identity is the fastest
 */
public interface PollSchedule<T> {
    /** The time of something that will not happen by itself. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Takes up a task. One that is here already stays as it is; one that was removed while it was out comes back when
     * its outcome is told.
     */
    void add(T task, long nowMillis);

    /** Hands out the task to ask about now, null if none may be asked about now. */
    @Nullable T take(long nowMillis);

    /**
     * When {@link #take} will hand out a task if nothing else happens: not after {@code nowMillis} if it would at
     * once, {@link #NEVER} if it never will.
     */
    long nextAt(long nowMillis);

    /** When the task is due to be asked about, budget allowing; {@link #NEVER} while it is out or not here. */
    long dueAt(T task);

    /** Takes a task back in, or lets it go if it has ended or was removed meanwhile. Ignored for one that is not out. */
    void told(T task, PollOutcome outcome, long nowMillis);

    /** Lets a task go, whether it is out or not. Ignored for one that is not here. */
    void remove(T task);

    /** Number of tasks taken up and not let go, those that are out included. */
    int size();
}
