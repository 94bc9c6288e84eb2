// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.demo.BasetenScripts;
import io.taskbridge.app.demo.Pace;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.ProviderKind;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long tasks take is not learned anew by whoever takes over. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LearnedDurationsIT {
    private static final int TASKS = 16;
    private static final Duration PHASE = Duration.ofMillis(400);

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers = SimulatedProviders.start(
                    vertx, SimulationOptions.defaults(3, Clock.systemUTC()))
            .await();
    private BridgeFixture bridge;

    /** A bridge that has seen tasks of one model to their end, and kept what that taught. */
    @BeforeEach
    void learn() {
        bridge = BridgeFixture.start("""
                  models:
                    provider: baseten
                    baseUrl: "%s"
                    credentials: {apiKey: "%s"}
                    poll: {rate: 500/s, minInterval: 20ms, maxInterval: 2s}
                """.formatted(
                        providers.baseUrl(ProviderKind.BASETEN),
                        SimulationOptions.key(ProviderKind.BASETEN).reveal()));
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < TASKS; i++) {
            SimulatedTask task = providers.submit(
                    ProviderKind.BASETEN,
                    BasetenScripts.succeeded(Pace.every(PHASE), Json.mapper().createObjectNode()));
            tasks.append(tasks.isEmpty() ? "" : ",")
                    .append("{\"source\":\"models\",\"id\":\"" + task.id() + "\",\"target\":\"" + task.target()
                            + "\"}");
        }
        assertThat(bridge.post("/v1/tasks", "[" + tasks + "]").statusCode()).isEqualTo(202);
        bridge.read("task-completed", TASKS);
        bridge.read(
                "bridge-tasks",
                records -> records.stream()
                                .filter(record -> record.key().startsWith("\0"))
                                .map(record -> record.partition())
                                .distinct()
                                .count()
                        == 4);
    }

    @AfterEach
    void stop() {
        bridge.close();
        vertx.close().await();
    }

    /** What a bridge knows of the model's tasks. */
    private static JsonNode known(BridgeFixture asked) {
        return Await.until(
                () -> asked.health()
                        .path("sources")
                        .path("models")
                        .path("targets")
                        .path(0),
                known -> !known.isMissingNode());
    }

    private static void assertThatItKnows(JsonNode known) {
        assertThat(known.path("target").asText()).startsWith("model:");
        assertThat(known.path("evidence").asDouble()).isPositive();
        assertThat(known.path("medianSeconds").asDouble()).isBetween(0.5, 1.2);
    }

    @Test
    void restartedBridgeKnowsThemBeforeAnyOfItsTasksEnds() {
        bridge.restart();

        assertThatItKnows(known(bridge));
    }

    @Test
    void bridgeThatIsGivenAPartitionKnowsThem() {
        try (BridgeFixture heir = bridge.another()) {
            Await.until(() -> heir.shards().size(), size -> size == 2);

            assertThatItKnows(known(heir));
        }
    }
}
