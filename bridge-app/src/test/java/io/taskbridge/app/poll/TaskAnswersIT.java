// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.shard.MemoryLog;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.Input;
import io.taskbridge.task.Registration;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one task's answers come to, one after the other. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TaskAnswersIT {
    private static final ScriptedProvider.Line RUNNING = ScriptedProvider.says("IN_PROGRESS");
    private static final ScriptedProvider.Line NOT_FOUND = ScriptedProvider.notFound();

    @Test
    void freshTaskThatIsNotFoundIsLostOnlyAfterTheGrace() {
        try (ScriptedProvider provider = new ScriptedProvider(NOT_FOUND);
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.LOST);
            TaskEvent lost = stage.events(key).get(0);
            assertThat(Duration.between(
                            lost.task().trackedAt(), lost.observation().observedAt()))
                    .isGreaterThanOrEqualTo(PolledSource.NOT_FOUND_GRACE);
            assertThat(lost.observation().report().error().code()).isEqualTo("not-found");
        }
    }

    @Test
    void freshTaskThatIsFoundInTheGraceGoesOn() {
        try (ScriptedProvider provider = new ScriptedProvider(NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, RUNNING);
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);

            stage.awaitStates(key, TaskState.RUNNING);
        }
    }

    @Test
    void taskThatWasSeenIsLostAfterThreeAnswersInARowThatItIsNotFound() {
        try (ScriptedProvider provider =
                        new ScriptedProvider(RUNNING, NOT_FOUND, NOT_FOUND, RUNNING, NOT_FOUND, NOT_FOUND, NOT_FOUND);
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.RUNNING, TaskState.LOST);
            assertThat(provider.requests()).isEqualTo(7);
        }
    }

    @Test
    void unknownWordHoldsTheTaskAndIsCounted() {
        try (ScriptedProvider provider = new ScriptedProvider(
                        RUNNING,
                        ScriptedProvider.says("HIBERNATING"),
                        ScriptedProvider.says("HIBERNATING"),
                        ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.RUNNING, TaskState.COMPLETED);
            assertThat(stage.scrape()).contains("taskbridge_polls_total{outcome=\"unmapped\",source=\"vessl\"} 2.0");
        }
    }

    @Test
    void undefinedStatusForAWhileHoldsTheTask() {
        try (ScriptedProvider provider = new ScriptedProvider(
                        ScriptedProvider.says("STARTED"),
                        ScriptedProvider.says("UNDEFINED"),
                        ScriptedProvider.says("UNDEFINED"),
                        ScriptedProvider.says("STARTED"),
                        ScriptedProvider.says("SUCCESS"));
                PollStage stage = PollStage.of(
                        PolledSource.of(ProviderKind.SCALE, provider.url(), new Secret("the-secret-key")))) {
            TaskKey key = stage.track("scale", "a", "a-server");

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.RUNNING, TaskState.COMPLETED);
            assertThat(stage.polls("scale", "doubtful")).isEqualTo(2);
        }
    }

    @Test
    void taskUntrackedWhileItsRequestIsUnderWayPublishesNothing() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(provider.source())) {
            provider.hold();
            TaskKey key = stage.track("vessl", "a", null);
            Await.until(provider::requests, requests -> requests == 1);

            stage.untrack(key);
            provider.letGo();
            stage.awaitEnd(stage.track("vessl", "witness", null));
            Await.until(() -> stage.polls("vessl", "seen"), seen -> seen == 2);

            assertThat(stage.states(key)).isEmpty();
            assertThat(provider.requests()).isEqualTo(2);
        }
    }

    @Test
    void taskIsLostAtItsDeadlineWhateverItsProviderSays() {
        try (ScriptedProvider provider = new ScriptedProvider(RUNNING);
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null, Instant.now().plusMillis(800));

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.RUNNING, TaskState.LOST);
            assertThat(stage.events(key).get(1).observation().via()).isEqualTo(Via.DEADLINE);
            Await.until(() -> stage.status("vessl").watched(), watched -> watched == 0);
        }
    }

    @Test
    void taskThatNoRequestCanBeBuiltForDoesNotStopTheOthers() {
        TaskKey stranded = new TaskKey("scale", "stranded");
        TaskLifecycle past =
                new TaskLifecycle(Map.of("scale", new SourcePolicy("scale", Duration.ofDays(1), null)), Duration.ZERO);
        Task left = past.decide(
                        null, new Input.Track(new Registration(stranded, null, Map.of(), null, null), Instant.now()))
                .task();
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("SUCCESS"));
                PollStage stage = PollStage.over(
                        new MemoryLog().holding(1, left),
                        PolledSource.of(ProviderKind.SCALE, provider.url(), new Secret("the-secret-key")))) {
            TaskKey key = stage.track("scale", "a", "a-server");

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(stage.states(stranded)).isEmpty();
        }
    }
}
