// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.due;
import static io.taskbridge.task.Life.observed;
import static io.taskbridge.task.Life.poll;
import static io.taskbridge.task.Life.pollDone;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.untrack;
import static io.taskbridge.task.Life.withOutput;

import org.jspecify.annotations.Nullable;

/** Every way in which a task may stand, and how it gets there. */
enum Situation {
    ABSENT,
    TRACKED,
    QUEUED,
    RUNNING,
    /** Running as far as anybody was told; done, but its output is still to come. */
    AWAITING,
    UNTRACKED,
    COMPLETED,
    /** Completed without the output that only a webhook could bring. */
    MISSED,
    FAILED,
    CANCELED,
    EXPIRED,
    LOST;

    @Nullable Task task() {
        return life().task;
    }

    Life life() {
        Life life = new Life();
        return switch (this) {
            case ABSENT -> life;
            case TRACKED -> life.after(track(0));
            case QUEUED -> life.after(track(0), poll(TaskState.QUEUED, 1));
            case RUNNING -> life.after(track(0), poll(TaskState.RUNNING, 1));
            case AWAITING -> life.after(track(0), poll(TaskState.RUNNING, 1), pollDone(2));
            case UNTRACKED -> life.after(track(0), poll(TaskState.RUNNING, 1), untrack(2));
            case COMPLETED -> life.after(track(0), observed(withOutput("hi"), Via.POLL, 2));
            case MISSED -> life.after(track(0), pollDone(2), due(62));
            case FAILED -> life.after(track(0), poll(TaskState.FAILED, 2));
            case CANCELED -> life.after(track(0), poll(TaskState.CANCELED, 2));
            case EXPIRED -> life.after(track(0), poll(TaskState.EXPIRED, 2));
            case LOST -> life.after(track(0), poll(TaskState.LOST, 2));
        };
    }
}
