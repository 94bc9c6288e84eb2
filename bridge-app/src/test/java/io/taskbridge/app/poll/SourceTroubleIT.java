// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.demo.BasetenScripts;
import io.taskbridge.app.demo.Fault;
import io.taskbridge.app.demo.Pace;
import io.taskbridge.app.demo.ScaleScripts;
import io.taskbridge.app.demo.Script;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.app.demo.VesslScripts;
import io.taskbridge.app.demo.ZaiScripts;
import io.taskbridge.codec.Json;
import io.taskbridge.poll.SourceState;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trouble that is the source's and not the task's. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SourceTroubleIT {
    private static final Pace PACE = Pace.every(Duration.ofMillis(300));

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers = SimulatedProviders.start(
                    vertx, SimulationOptions.defaults(1, Clock.systemUTC()))
            .await();
    private final PollStage stage = PollStage.of(
            source(ProviderKind.BASETEN),
            source(ProviderKind.SCALE),
            source(ProviderKind.VESSL).withTimeout(Duration.ofMillis(300)),
            source(ProviderKind.ZAI));

    @AfterEach
    void stop() {
        stage.close();
        vertx.close().await();
    }

    private PolledSource source(ProviderKind kind) {
        return PolledSource.of(kind, providers.baseUrl(kind), SimulationOptions.key(kind));
    }

    private TaskKey begin(ProviderKind kind) {
        Script script = switch (kind) {
            case BASETEN -> BasetenScripts.succeeded(PACE, Json.mapper().createObjectNode());
            case SCALE -> ScaleScripts.succeeded(PACE, Json.mapper().createObjectNode());
            case VESSL -> VesslScripts.completed(PACE, Json.mapper().createObjectNode());
            case ZAI -> ZaiScripts.image(PACE, "https://cdn.example.com/1.png");
        };
        SimulatedTask task = providers.submit(kind, script);
        return stage.track(kind.word(), task.id(), task.target());
    }

    private long requests(ProviderKind kind) {
        return providers.ledger().provider(kind).requests();
    }

    @Test
    void refusedKeyStopsTheSourceAndNoOther() {
        providers.faults(ProviderKind.ZAI).always(Fault.status(401));
        TaskKey refused = begin(ProviderKind.ZAI);
        stage.awaitState("zai", SourceState.UNAUTHORIZED);

        begin(ProviderKind.ZAI);
        stage.awaitEnd(begin(ProviderKind.BASETEN));
        stage.awaitEnd(begin(ProviderKind.SCALE));

        assertThat(requests(ProviderKind.ZAI)).isEqualTo(1);
        assertThat(stage.states(refused)).isEmpty();
        assertThat(stage.status("zai").health().reason()).contains("refused");
        assertThat(stage.status("scale").health().state()).isEqualTo(SourceState.OK);
    }

    @Test
    void sourceThatGivesNoAnswerIsLeftAloneAndRecoversByItself() {
        Map<ProviderKind, String> outcomes = Map.of(
                ProviderKind.ZAI, "unavailable", ProviderKind.SCALE, "garbage", ProviderKind.VESSL, "unavailable");
        providers.faults(ProviderKind.ZAI).always(Fault.html(503));
        providers.faults(ProviderKind.SCALE).always(Fault.html(200));
        providers.faults(ProviderKind.VESSL).always(Fault.silent(Duration.ofSeconds(1)));
        List<ProviderKind> troubled = List.of(ProviderKind.ZAI, ProviderKind.SCALE, ProviderKind.VESSL);
        List<TaskKey> keys = troubled.stream().map(this::begin).toList();

        troubled.forEach(kind -> {
            stage.awaitState(kind.word(), SourceState.UNREACHABLE);
            // Five in a row, and then at most the probes of the time that other sources took to get there.
            assertThat(stage.polls(kind.word(), outcomes.get(kind)))
                    .as(kind.word())
                    .isBetween(5.0, 10.0);
        });
        keys.forEach(key -> assertThat(stage.states(key)).as(key.toString()).isEmpty());
        troubled.forEach(kind -> providers.faults(kind).off());

        keys.forEach(key -> assertThat(stage.awaitEnd(key)).as(key.toString()).endsWith(TaskState.COMPLETED));
        troubled.forEach(kind -> stage.awaitState(kind.word(), SourceState.OK));
    }

    @Test
    void lostConnectionsAndTruncatedAnswersHoldTheTask() {
        providers.faults(ProviderKind.BASETEN).next(2, Fault.silent(Duration.ofMillis(1)));
        providers.faults(ProviderKind.BASETEN).next(2, Fault.truncated());

        TaskKey key = begin(ProviderKind.BASETEN);

        assertThat(stage.awaitEnd(key)).endsWith(TaskState.COMPLETED).doesNotHaveDuplicates();
        assertThat(stage.polls("baseten", "unavailable")).isEqualTo(2);
        assertThat(stage.polls("baseten", "garbage")).isEqualTo(2);
    }

    @Test
    void endedTaskIsAskedAboutNoMore() {
        stage.awaitEnd(begin(ProviderKind.SCALE));
        long before = requests(ProviderKind.SCALE);

        stage.awaitEnd(begin(ProviderKind.BASETEN));

        assertThat(requests(ProviderKind.SCALE)).isEqualTo(before);
        Await.until(() -> stage.status("scale").watched(), watched -> watched == 0);
    }
}
