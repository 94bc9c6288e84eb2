// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.poll.Subject;
import io.taskbridge.poll.Verdict;
import io.taskbridge.provider.Reading;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said of a task, as far as the schedule cares. */
final class Sightings {
    /** Some providers write the year 1 where they know no time. */
    private static final Instant FIRST_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private Sightings() {}

    /** A task as its shard knows it. */
    static Subject subject(Task task, double weight) {
        String target = Objects.requireNonNullElse(task.registration().target(), "");
        Instant given = task.registration().submittedAt();
        // Nobody tracks what is not submitted yet: that caller's clock is ahead.
        Instant submitted = given == null || given.isAfter(task.trackedAt()) ? task.trackedAt() : given;
        Observation last = latest(task);
        return last == null
                ? Subject.fresh(target, weight, submitted.toEpochMilli())
                : new Subject(
                        target,
                        weight,
                        submitted.toEpochMilli(),
                        of(last.report(), null),
                        last.observedAt().toEpochMilli());
    }

    /** The news of the task that a shard has committed, null if there is none yet. */
    static @Nullable Observation latest(Task task) {
        return task.awaiting() != null ? task.awaiting() : task.last();
    }

    static Sighting of(Report report, @Nullable Instant createdAt) {
        Stage stage = stage(report.state());
        return stage == Stage.UNSEEN
                ? Sighting.NONE
                : new Sighting(stage, millis(createdAt), millis(report.occurredAt()));
    }

    /**
     * What an answer tells.
     *
     * @param before how far the task was
     */
    static Sighting of(Reading reading, Verdict verdict, Stage before) {
        Report believed = verdict.believed();
        if (believed != null) {
            return of(believed, reading.createdAt());
        }
        return switch (reading.kind()) {
            // The provider knows the task, and as far as anybody can tell it goes on.
            case UNMAPPED, DOUBTFUL -> Sighting.at(before == Stage.UNSEEN ? Stage.QUEUED : before);
            case SEEN, NOT_FOUND, THROTTLED, EXHAUSTED, REFUSED, UNAVAILABLE, GARBAGE, UNTAKEN -> Sighting.NONE;
        };
    }

    /** A task that is lost has ended for us, but nobody knows when it did where it ran. */
    private static Stage stage(TaskState state) {
        return switch (state) {
            case TRACKED, LOST -> Stage.UNSEEN;
            case QUEUED -> Stage.QUEUED;
            case RUNNING -> Stage.RUNNING;
            case COMPLETED, FAILED, CANCELED, EXPIRED -> Stage.ENDED;
        };
    }

    private static long millis(@Nullable Instant time) {
        return time == null || time.isBefore(FIRST_TIME) ? Sighting.UNKNOWN : time.toEpochMilli();
    }
}
