// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Baseten tells a poll that a task has succeeded, and only a webhook what came of it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AwaitedOutputIT {
    private static final ScriptedProvider.Line RUNNING = says("IN_PROGRESS", "PENDING");
    private static final ScriptedProvider.Line SUCCEEDED = says("SUCCEEDED", "PENDING");

    private static ScriptedProvider.Line says(String status, String webhookStatus) {
        return ScriptedProvider.body(
                200, "{\"status\":\"" + status + "\",\"webhook_status\":\"" + webhookStatus + "\",\"errors\":[]}");
    }

    private static PollStage stage(ScriptedProvider provider, Duration resultGrace) {
        return PollStage.of(PolledSource.of(ProviderKind.BASETEN, provider.url(), new Secret("the-secret-key"))
                .withResultGrace(resultGrace));
    }

    private static Output published(PollStage stage, TaskKey key) {
        List<TaskEvent> events = stage.events(key);
        return events.get(events.size() - 1).observation().report().output();
    }

    @Test
    void polledSuccessWaitsForItsWebhook() {
        try (ScriptedProvider provider = new ScriptedProvider(RUNNING, SUCCEEDED);
                PollStage stage = stage(provider, Duration.ofHours(1))) {
            TaskKey key = stage.track("baseten", "a", "model:m7x2q9kd");
            Await.until(provider::requests, requests -> requests > 4);
            List<TaskState> before = stage.states(key);

            Report report = Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.of(new RawJson("\"hi\"")));
            stage.submit(new Input.Observed(key, new Observation(report, Via.WEBHOOK, Instant.now())));

            assertThat(before).containsExactly(TaskState.RUNNING);
            assertThat(stage.states(key)).containsExactly(TaskState.RUNNING, TaskState.COMPLETED);
            assertThat(published(stage, key).value()).isEqualTo(new RawJson("\"hi\""));
        }
    }

    @Test
    void failedDeliveryEndsTheWaitAtOnce() {
        try (ScriptedProvider provider = new ScriptedProvider(SUCCEEDED, SUCCEEDED, says("WEBHOOK_FAILED", "FAILED"));
                PollStage stage = stage(provider, Duration.ofHours(1))) {
            TaskKey key = stage.track("baseten", "a", "model:m7x2q9kd");

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(published(stage, key).omitted()).isEqualTo(ResultOmitted.WEBHOOK_FAILED);
        }
    }

    @Test
    void missedWebhookEndsTheWaitAfterTheGrace() {
        Duration grace = Duration.ofMillis(500);
        try (ScriptedProvider provider = new ScriptedProvider(SUCCEEDED);
                PollStage stage = stage(provider, grace)) {
            TaskKey key = stage.track("baseten", "a", "model:m7x2q9kd");
            Instant before = Instant.now();

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(published(stage, key).omitted()).isEqualTo(ResultOmitted.WEBHOOK_MISSED);
            assertThat(Duration.between(before, Instant.now())).isGreaterThan(grace.dividedBy(2));
        }
    }

    @Test
    void sourceWithoutWebhooksDoesNotWait() {
        try (ScriptedProvider provider = new ScriptedProvider(SUCCEEDED);
                PollStage stage = stage(provider, null)) {
            TaskKey key = stage.track("baseten", "a", "model:m7x2q9kd");

            assertThat(stage.awaitEnd(key)).containsExactly(TaskState.COMPLETED);
            assertThat(published(stage, key).omitted()).isEqualTo(ResultOmitted.NOT_PROVIDED);
        }
    }
}
