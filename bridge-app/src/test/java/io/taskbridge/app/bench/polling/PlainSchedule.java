// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.poll.Subject;
import io.taskbridge.poll.Why;
import org.jspecify.annotations.Nullable;

/** What schedules that learn nothing have in common: they look at no stage but the end. */
abstract class PlainSchedule implements PollSchedule<SimTask> {
    private int size;

    /** A task that has just come. */
    abstract void welcome(SimTask task, long nowMillis);

    /** A task that goes on. */
    abstract void again(SimTask task, long nowMillis);

    @Override
    public final void add(SimTask task, Subject subject, long nowMillis) {
        size++;
        welcome(task, nowMillis);
    }

    @Override
    public final long dueAt(SimTask task, long nowMillis) {
        return task.dueAt;
    }

    @Override
    public final @Nullable Why why(SimTask task) {
        return null;
    }

    @Override
    public final void told(SimTask task, Sighting sighting, long nowMillis) {
        if (sighting.stage() != Stage.ENDED) {
            again(task, nowMillis);
        }
    }

    /** Told that it asks too often, each task's loop waits as if nothing had happened: so do most clients. */
    @Override
    public void turnedAway(SimTask task, long nowMillis) {
        again(task, nowMillis);
    }

    @Override
    public final void heard(SimTask task, Sighting sighting, long nowMillis) {}

    @Override
    public final void remove(SimTask task) {
        task.gone = true;
        size--;
    }

    @Override
    public final int size() {
        return size;
    }
}
