// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.KEY;
import static io.taskbridge.task.Life.at;
import static io.taskbridge.task.Life.due;
import static io.taskbridge.task.Life.poll;
import static io.taskbridge.task.Life.pollDone;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.untrack;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tracking, telling more, untracking, giving up and forgetting. */
class RegistrationLifeTest {
    private static final long DEADLINE = Life.DEADLINE.toSeconds();
    private static final long RETENTION = Life.RETENTION.toSeconds();

    private final Life life = new Life();

    private static Registration until(Instant deadline) {
        return new Registration(KEY, null, Map.of(), null, deadline);
    }

    @Test
    void trackedTaskStandsAtItsBeginning() {
        life.comes(track(0));

        Task task = life.task;
        assertThat(task.registration()).isEqualTo(Life.registration());
        assertThat(task.provider()).isEqualTo("baseten");
        assertThat(task.state()).isEqualTo(TaskState.TRACKED);
        assertThat(task.sequence()).isZero();
        assertThat(task.trackedAt()).isEqualTo(at(0));
        assertThat(task.deadline()).isEqualTo(at(DEADLINE)).isEqualTo(task.wakeAt());
        assertThat(task.open()).isTrue();
        assertThat(life.events).isEmpty();
    }

    @Test
    void taskOfAnUnknownSourceIsNotTracked() {
        TaskKey stranger = new TaskKey("unheard-of", "1");

        life.comes(track(new Registration(stranger, null, Map.of(), null, null), 0));

        assertThat(life.task).isNull();
    }

    @Test
    void registeringAgainAddsWhatWasLeftOut() {
        life.comes(track(new Registration(KEY, null, Map.of("a", "1"), null, null), 0));
        life.comes(track(new Registration(KEY, "model:abc", Map.of(), at(-5), null), 1));

        assertThat(life.task.registration())
                .isEqualTo(new Registration(KEY, "model:abc", Map.of("a", "1"), at(-5), null));
        assertThat(life.task.trackedAt()).isEqualTo(at(0));
    }

    @Test
    void registeringAgainWithoutMoreKeepsEverything() {
        Registration full = new Registration(KEY, "model:abc", Map.of("a", "1"), at(-5), at(500));
        life.comes(track(full, 0));

        Decision decision = life.comes(track(new Registration(KEY, null, Map.of(), null, null), 1));

        assertThat(decision.effect()).isEqualTo(Decision.Effect.NONE);
        assertThat(life.task.registration()).isEqualTo(full);
    }

    @Test
    void lastWordWinsWhereTwoRegistrationsDisagree() {
        life.comes(track(new Registration(KEY, "model:old", Map.of("a", "1"), at(-5), at(500)), 0));
        Registration later = new Registration(KEY, "model:new", Map.of("b", "2"), at(-4), at(600));

        life.comes(track(later, 1));

        assertThat(life.task.registration()).isEqualTo(later);
        assertThat(life.task.wakeAt()).isEqualTo(at(600));
    }

    @Test
    void registeringAgainDoesNotTouchTheStateOrTheSequence() {
        life.after(track(until(at(900)), 0), poll(TaskState.RUNNING, 1), track(until(at(500)), 2));

        assertThat(life.task.state()).isEqualTo(TaskState.RUNNING);
        assertThat(life.task.sequence()).isEqualTo(1);
    }

    @Test
    void newDeadlineDoesNotCutTheWaitForAnOutputShort() {
        life.after(track(0), pollDone(10), track(until(at(20)), 11), due(20));
        assertThat(life.events).isEmpty();

        life.comes(due(70));

        assertThat(life.lastEvent().to()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void registrationAfterTheEndIsNothing() {
        life.after(track(0), poll(TaskState.FAILED, 1));

        assertThat(life.comes(track(until(at(500)), 2)).effect()).isEqualTo(Decision.Effect.NONE);
    }

    @Test
    void deadlineOfTheSourceMakesATaskLost() {
        life.after(track(0), poll(TaskState.RUNNING, 1), due(DEADLINE - 1));
        assertThat(life.events).hasSize(1);

        life.comes(due(DEADLINE));

        TaskEvent lost = life.lastEvent();
        assertThat(lost.from()).isEqualTo(TaskState.RUNNING);
        assertThat(lost.to()).isEqualTo(TaskState.LOST);
        assertThat(lost.observation().via()).isEqualTo(Via.DEADLINE);
        assertThat(lost.observation().observedAt()).isEqualTo(at(DEADLINE));
        assertThat(lost.observation().report().error().code()).isEqualTo("deadline-passed");
    }

    @Test
    void deadlineOfTheTaskGoesBeforeThatOfTheSource() {
        life.after(track(until(at(100)), 0), due(100));

        assertThat(life.lastEvent().to()).isEqualTo(TaskState.LOST);
    }

    @Test
    void deadlineStaysThroughTransitions() {
        life.after(track(until(at(100)), 0), poll(TaskState.QUEUED, 1), poll(TaskState.RUNNING, 2));

        assertThat(life.task.wakeAt()).isEqualTo(at(100));
    }

    @Test
    void endedTaskIsForgottenAfterTheRetention() {
        life.after(track(0), poll(TaskState.CANCELED, 10), due(10 + RETENTION - 1));
        assertThat(life.task).isNotNull();

        life.comes(due(10 + RETENTION));

        assertThat(life.task).isNull();
        assertThat(life.events).hasSize(1);
    }

    @Test
    void lateOutputProlongsTheRetention() {
        life.after(track(0), pollDone(10), due(70), webhook(500));

        assertThat(life.task.wakeAt()).isEqualTo(at(500 + RETENTION));
    }

    @Test
    void untrackedTaskPublishesNothingMoreAndIsForgottenLater() {
        life.after(track(0), poll(TaskState.RUNNING, 1), untrack(2), poll(TaskState.FAILED, 3), due(DEADLINE));

        assertThat(life.events).hasSize(1);
        assertThat(life.task).isNull();
    }

    @Test
    void untrackedTaskIsRememberedForTheRetention() {
        life.after(track(0), untrack(2));

        assertThat(life.task.open()).isFalse();
        assertThat(life.task.wakeAt()).isEqualTo(at(2 + RETENTION));
    }

    @Test
    void sequenceGoesOnWhenATaskIsTrackedAgain() {
        life.after(track(0), poll(TaskState.QUEUED, 1), poll(TaskState.RUNNING, 2), untrack(3), track(4));
        assertThat(life.task.state()).isEqualTo(TaskState.TRACKED);
        assertThat(life.task.trackedAt()).isEqualTo(at(4));
        assertThat(life.task.open()).isTrue();

        life.comes(poll(TaskState.RUNNING, 5));

        assertThat(life.lastEvent().from()).isEqualTo(TaskState.TRACKED);
        assertThat(life.events).extracting(event -> event.task().sequence()).containsExactly(1L, 2L, 3L);
    }
}
