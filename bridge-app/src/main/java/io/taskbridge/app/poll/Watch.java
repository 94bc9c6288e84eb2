// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.codec.StoredTask;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.poll.Doubt;
import io.taskbridge.poll.Scheduled;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.provider.Provider;
import io.taskbridge.task.KeyIndex;
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

    final int partition;
    long trackedAtMillis;

    /** The task's message, which the shard's table has as well: read when there is something to be asked. */
    private byte[] message;

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

    /** Where it is among all watches, and its neighbours in the order in which they were heard of. */
    int seat = KeyIndex.NONE;

    @Nullable Watch older;

    @Nullable Watch newer;

    Watch(int partition, StoredTask task, long nowMillis) {
        this.partition = partition;
        renew(task, nowMillis);
    }

    boolean isOf(TaskKey key) {
        return TaskProto.isKey(message, key);
    }

    TaskKey key() {
        return TaskProto.key(message);
    }

    Registration registration() {
        return TaskProto.registration(message);
    }

    /** What tells nothing of it leaves the stage as it was. */
    void see(Sighting sighting) {
        if (sighting.stage() != Stage.UNSEEN) {
            stage = sighting.stage();
        }
    }

    void update(StoredTask task) {
        state = task.task().state();
        message = task.message();
    }

    /** The task is watched anew: nothing that its shard was told counts any more. */
    void renew(StoredTask stored, long nowMillis) {
        Task task = stored.task();
        message = stored.message();
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
    Inquirer.@Nullable Question question(Provider provider) {
        Registration task = registration();
        try {
            return new Inquirer.Question(task, provider.request(task.key(), task.target()));
        } catch (IllegalArgumentException e) {
            if (!unaskable) {
                unaskable = true;
                log.warn("Task {} cannot be asked about: {}", task.key(), e.getMessage());
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
