// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.Doubt;
import io.taskbridge.poll.Scheduled;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that is being asked about. Known by identity; owned by its source's poll verticle. */
final class Watch extends Scheduled {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    final TaskKey key;
    final int partition;
    long trackedAtMillis;

    Registration registration;
    TaskState state;

    /** How far the task was when it was last heard of. */
    Stage stage;

    boolean seen;
    int polls;
    long lastObservedMillis;

    /** Whether the schedule has handed it out and was not told of the outcome yet. */
    boolean out;

    /** Whether it is known that no request for it can be built. */
    private boolean unaskable;

    @Nullable Doubt doubt;

    /** What the shard is being told of now; null while it is told nothing. */
    @Nullable Sighting telling;

    /** What the shard has already been told, so that it only hears of changes. */
    @Nullable String told;

    Watch(int partition, Task task, long nowMillis) {
        this.key = task.key();
        this.partition = partition;
        renew(task, nowMillis);
    }

    /** What tells nothing of it leaves the stage as it was. */
    void see(Sighting sighting) {
        if (sighting.stage() != Stage.UNSEEN) {
            stage = sighting.stage();
        }
    }

    void update(Task task) {
        state = task.state();
        registration = task.registration();
    }

    /** The task is watched anew: nothing that its shard was told counts any more. */
    void renew(Task task, long nowMillis) {
        registration = task.registration();
        state = task.state();
        trackedAtMillis = task.trackedAt().toEpochMilli();
        seen = task.last() != null;
        lastObservedMillis = nowMillis;
        stage = stage(task);
        doubt = null;
        telling = null;
        told = null;
    }

    private static Stage stage(Task task) {
        Observation last = Sightings.latest(task);
        return last == null ? Stage.UNSEEN : Sightings.of(last.report(), null).stage();
    }

    /** Null where none can be built, so that a task which configuration left behind does not stop the others. */
    @Nullable StatusRequest request(Provider provider) {
        try {
            return provider.request(key, registration.target());
        } catch (IllegalArgumentException e) {
            if (!unaskable) {
                unaskable = true;
                log.warn("Task {} cannot be asked about: {}", key, e.getMessage());
            }
            return null;
        }
    }

    /** What of a report would be news to the shard; many tasks have the same, and share it. */
    static String gist(Report report) {
        String gist = report.state() + " " + report.providerStatus() + " "
                + report.attributes().get("webhookStatus");
        return gist.intern();
    }
}
