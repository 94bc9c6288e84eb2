// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.Stage;
import io.taskbridge.poll.Subject;
import io.taskbridge.poll.Verdict;
import io.taskbridge.provider.Reading;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SightingsTest {
    private static final Instant TRACKED = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant CREATED = TRACKED.minusSeconds(2);
    private static final Instant STARTED = TRACKED.plusSeconds(5);
    private static final TaskKey KEY = new TaskKey("baseten", "a");
    private static final TaskLifecycle LIFECYCLE = new TaskLifecycle(
            Map.of("baseten", new SourcePolicy("baseten", Duration.ofHours(1), Duration.ofMinutes(1))),
            Duration.ofHours(1));

    private static Report report(TaskState state, @Nullable Instant at) {
        return new Report(state, state.name(), null, at, Output.none(), null, Map.of());
    }

    private static Sighting seen(Report report, @Nullable Instant createdAt) {
        return Sightings.of(Reading.seen(report, createdAt), new Verdict(report, null), Stage.UNSEEN);
    }

    private static Sighting held(Reading.Kind kind, Stage before) {
        return Sightings.of(Reading.of(kind, "the reason"), new Verdict(null, null), before);
    }

    private static Task tracked(@Nullable Instant submittedAt) {
        Registration registration = new Registration(KEY, "model:m", Map.of(), submittedAt, null);
        return LIFECYCLE.decide(null, new Input.Track(registration, TRACKED)).task();
    }

    private static Task then(Task task, Report report) {
        Observation observation = new Observation(report, Via.POLL, STARTED.plusSeconds(1));
        return LIFECYCLE.decide(task, new Input.Observed(KEY, observation)).task();
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, QUEUED",
        "RUNNING, RUNNING",
        "COMPLETED, ENDED",
        "FAILED, ENDED",
        "CANCELED, ENDED",
        "EXPIRED, ENDED"
    })
    void statesAreStages(TaskState state, Stage stage) {
        assertThat(seen(report(state, STARTED), CREATED))
                .isEqualTo(new Sighting(stage, CREATED.toEpochMilli(), STARTED.toEpochMilli()));
    }

    @Test
    void timesThatAreNotGivenAreUnknown() {
        assertThat(seen(report(TaskState.RUNNING, null), null)).isEqualTo(Sighting.at(Stage.RUNNING));
    }

    @Test
    void yearOneIsNoTime() {
        Instant never = Instant.parse("0001-01-01T00:00:00Z");

        assertThat(seen(report(TaskState.RUNNING, never), never)).isEqualTo(Sighting.at(Stage.RUNNING));
    }

    @Test
    void lostTaskTeachesNothing() {
        assertThat(seen(report(TaskState.LOST, STARTED), CREATED)).isEqualTo(Sighting.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reading.Kind.class,
            names = {"UNMAPPED", "DOUBTFUL"})
    void knownTaskStandsWhereItStood(Reading.Kind kind) {
        assertThat(held(kind, Stage.RUNNING)).isEqualTo(Sighting.at(Stage.RUNNING));
        assertThat(held(kind, Stage.UNSEEN)).isEqualTo(Sighting.at(Stage.QUEUED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reading.Kind.class,
            names = {"NOT_FOUND", "EXHAUSTED", "REFUSED", "UNAVAILABLE", "GARBAGE", "UNTAKEN"})
    void whatSaysNothingOfTheTaskTeachesNothing(Reading.Kind kind) {
        assertThat(held(kind, Stage.RUNNING)).isEqualTo(Sighting.NONE);
    }

    @Test
    void newTaskIsAsOldAsItsSubmission() {
        assertThat(Sightings.subject(tracked(CREATED), 2))
                .isEqualTo(Subject.fresh("model:m", 2, CREATED.toEpochMilli()));
        assertThat(Sightings.subject(tracked(null), 2)).isEqualTo(Subject.fresh("model:m", 2, TRACKED.toEpochMilli()));
    }

    @Test
    void nobodyTracksWhatIsNotSubmittedYet() {
        assertThat(Sightings.subject(tracked(TRACKED.plusSeconds(3_600)), 1).submittedAt())
                .isEqualTo(TRACKED.toEpochMilli());
    }

    @Test
    void runningTaskGoesOnWhereItsShardLeftIt() {
        Subject subject = Sightings.subject(then(tracked(CREATED), report(TaskState.RUNNING, STARTED)), 1);

        assertThat(subject.last()).isEqualTo(new Sighting(Stage.RUNNING, Sighting.UNKNOWN, STARTED.toEpochMilli()));
        assertThat(subject.seenAt()).isEqualTo(STARTED.plusSeconds(1).toEpochMilli());
    }

    @Test
    void taskThatOnlyAwaitsItsOutputHasEnded() {
        Report success = report(TaskState.COMPLETED, STARTED).with(Output.awaited(ResultOmitted.NOT_PROVIDED));

        assertThat(Sightings.subject(then(tracked(CREATED), success), 1).last().stage())
                .isEqualTo(Stage.ENDED);
    }
}
