// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.kafka.ThreeBrokers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bridge on three brokers, of which one is killed. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LostBrokerIT {
    private static final int WEBHOOKS_A_PHASE = 40;

    private final AtomicBoolean done = new AtomicBoolean();
    private int sent;

    @TempDir
    Path dir;

    @Test
    void oneOfThreeBrokersMayDieAndComeBack() throws Exception {
        try (ThreeBrokers kafka = new ThreeBrokers(dir);
                StubProvider provider = new StubProvider(path -> new StubProvider.Reply(
                        200, "{\"status\":\"" + (done.get() ? "COMPLETED" : "IN_PROGRESS") + "\",\"output\":1}"));
                BridgeFixture bridge = BridgeFixture.of(sources(provider))
                        .on(kafka.bootstrapServers())
                        .with("topics.replicationFactor", "3")
                        .with("topics.partitions", "2")
                        .start()) {
            bridge.post("/v1/tasks", "{\"source\":\"polled\",\"id\":\"p\",\"target\":\"s\"}");
            deliver(bridge);
            kafka.kill(0);
            deliver(bridge);
            kafka.start(0);
            deliver(bridge);
            Await.until(() -> ready(bridge), status -> status == 200);
            done.set(true);

            try (PublishedEvents events = new PublishedEvents(kafka.bootstrapServers(), bridge.topic("task-events"))) {
                assertThat(events.of("polled/p", found -> found.size() == 2))
                        .extracting(PublishedEvents.Event::to)
                        .containsExactly("RUNNING", "COMPLETED");
                for (int id = 0; id < sent; id++) {
                    events.first("hooked/w" + id);
                    assertThat(events.of("hooked/w" + id)).hasSize(1);
                }
            }
            bridge.stop();
        }
    }

    /** Sends each webhook until it is taken, as its sender does. */
    private void deliver(BridgeFixture bridge) {
        for (int i = 0; i < WEBHOOKS_A_PHASE; i++) {
            String id = "w" + sent++;
            Await.until(
                    () -> bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/hooked"))
                                    .POST(BodyPublishers.ofString(BasetenWebhook.completed(id, "1"))))
                            .statusCode(),
                    status -> status == 200);
        }
    }

    private static int ready(BridgeFixture bridge) {
        return bridge.send(HttpRequest.newBuilder(bridge.management("/health/ready")))
                .statusCode();
    }

    private static String sources(StubProvider provider) {
        return """
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {unsigned: true, onKafkaDown: reject}
                  polled:
                    provider: vessl
                    baseUrl: "%s"
                    credentials: {token: t}
                    poll: {minInterval: 200ms, maxInterval: 500ms}
                """.formatted(provider.url());
    }
}
