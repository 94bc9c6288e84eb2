// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.demo.Fault;
import io.taskbridge.app.demo.Pace;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.app.demo.VesslScripts;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often, and how often at once, a source is asked. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PollPaceIT {
    private static final Duration PHASE = Duration.ofMillis(400);

    @Test
    void noTaskHasTwoRequestsUnderWay() {
        Vertx vertx = Vertx.vertx();
        SimulationOptions options =
                SimulationOptions.defaults(1, Clock.systemUTC()).withLatency(Duration.ofMillis(60));
        SimulatedProviders providers = SimulatedProviders.start(vertx, options).await();
        PolledSource source = PolledSource.of(
                ProviderKind.VESSL, providers.baseUrl(ProviderKind.VESSL), SimulationOptions.key(ProviderKind.VESSL));
        try (PollStage stage = PollStage.of(source)) {
            List<TaskKey> keys = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                SimulatedTask task = providers.submit(
                        ProviderKind.VESSL,
                        VesslScripts.completed(Pace.every(PHASE), Json.mapper().createObjectNode()));
                keys.add(stage.track("vessl", task.id(), null));
            }
            keys.forEach(stage::awaitEnd);

            assertThat(providers.ledger().tasks(ProviderKind.VESSL))
                    .anyMatch(truth -> truth.polls() > 1)
                    .allMatch(truth -> truth.mostPollsInFlight() == 1);
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void taskWatchedAnewIsNotAskedAboutTwiceAtOnce() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("IN_PROGRESS"));
                PollStage stage = PollStage.of(provider.source())) {
            provider.hold();
            TaskKey key = stage.track("vessl", "a", null);
            Await.until(provider::requests, requests -> requests == 1);

            stage.watchAnew();
            stage.track("vessl", "witness", null);
            Await.until(provider::requests, requests -> requests >= 2);
            provider.letGo();
            stage.awaitStates(key, TaskState.RUNNING);

            assertThat(provider.mostOfOneTask()).isEqualTo(1);
        }
    }

    @Test
    void taskLetGoAndWatchedAnewIsAskedAboutAgain() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("IN_PROGRESS"));
                PollStage stage = PollStage.of(provider.source())) {
            stage.awaitStates(stage.track("vessl", "a", null), TaskState.RUNNING);

            stage.watchAnew();
            int before = provider.requests();

            Await.until(provider::requests, requests -> requests > before + 2);
        }
    }

    @Test
    void noMoreRequestsAreUnderWayThanAllowed() {
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(provider.source().withMaxConcurrency(3))) {
            provider.hold();
            List<TaskKey> keys = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                keys.add(stage.track("vessl", "t" + i, null));
            }
            Await.until(provider::requests, requests -> requests == 3);

            provider.letGo();
            keys.forEach(stage::awaitEnd);

            assertThat(provider.mostUnderWay()).isEqualTo(3);
        }
    }

    @Test
    void rateIsNotExceededInAnySecond() {
        int rate = 40;
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.says("IN_PROGRESS"));
                PollStage stage = PollStage.of(provider.source().withRate(rate))) {
            for (int i = 0; i < 60; i++) {
                stage.track("vessl", "t" + i, null);
            }
            Await.until(provider::requests, requests -> requests > 2 * rate);

            List<Long> times = provider.times();
            int most = 0;
            for (int first = 0, last = 0; last < times.size(); last++) {
                while (times.get(last) - times.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
            assertThat(most).isBetween(rate / 2, rate + rate / 5);
        }
    }

    @Test
    void bridgeWithoutAShareAsksNothing() {
        try (ScriptedProvider idle = new ScriptedProvider(ScriptedProvider.says("COMPLETED"));
                PollStage stage = PollStage.of(idle.source())) {
            stage.share(0);
            TaskKey key = stage.track("vessl", "a", null);
            stage.awaitRate("vessl", 0);
            int before = idle.requests();

            stage.share(1);
            stage.awaitEnd(key);

            assertThat(before).isZero();
        }
    }

    @Test
    void sourceThatAsksForAPauseGetsItAndALowerRate() {
        ScriptedProvider.Line throttled = request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "1")
                .end("{}");
        try (ScriptedProvider provider = new ScriptedProvider(throttled, ScriptedProvider.says("IN_PROGRESS"));
                PollStage stage = PollStage.of(provider.source())) {
            TaskKey key = stage.track("vessl", "a", null);
            stage.awaitStates(key, TaskState.RUNNING);

            List<Long> times = provider.times();
            assertThat(times.get(1) - times.get(0))
                    .isGreaterThan(Duration.ofMillis(950).toNanos());
            SourceStatus slow = Await.until(() -> stage.status("vessl"), status -> status.ratePerSecond() < 450);
            assertThat(slow.ratePerSecond()).isBetween(380.0, 450.0);
            Await.until(() -> stage.status("vessl"), status -> status.ratePerSecond() > slow.ratePerSecond());
        }
    }

    @Test
    void sourceThatThrottlesForAWhileIsAskedOnAfterwards() {
        Vertx vertx = Vertx.vertx();
        SimulatedProviders providers = SimulatedProviders.start(vertx, SimulationOptions.defaults(1, Clock.systemUTC()))
                .await();
        PolledSource source = PolledSource.of(
                ProviderKind.VESSL, providers.baseUrl(ProviderKind.VESSL), SimulationOptions.key(ProviderKind.VESSL));
        try (PollStage stage = PollStage.of(source)) {
            providers.faults(ProviderKind.VESSL).next(4, Fault.status(429));
            SimulatedTask task = providers.submit(
                    ProviderKind.VESSL,
                    VesslScripts.completed(Pace.every(PHASE), Json.mapper().createObjectNode()));

            TaskKey key = stage.track("vessl", task.id(), null);

            assertThat(stage.awaitEnd(key)).endsWith(TaskState.COMPLETED);
            assertThat(stage.polls("vessl", "throttled")).isEqualTo(4);
        } finally {
            vertx.close().await();
        }
    }
}
