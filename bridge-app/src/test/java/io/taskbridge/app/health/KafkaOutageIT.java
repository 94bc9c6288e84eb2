// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.kafka.EmbeddedKafka;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge whose Kafka goes away and comes back: honest meanwhile, and itself again afterwards. */
class KafkaOutageIT {
    private static final String SOURCES = """
              hooked:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true, onKafkaDown: reject}
            """;

    private static final int CROWD = 20;

    @TempDir
    Path dir;

    @Test
    void nothingAcknowledgedIsLostAndNothingElseIsAcknowledged() {
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir);
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        try (BridgeFixture bridge = BridgeFixture.of(SOURCES).on(broker).start()) {
            // given a webhook acknowledged before the outage
            assertThat(webhook(bridge, "before").statusCode()).isEqualTo(200);

            // when Kafka is gone
            broker.close();

            // then readiness says so
            HttpResponse<String> ready =
                    Await.until(() -> manage(bridge, "/health/ready"), answer -> answer.statusCode() == 503);
            assertThat(ready.body()).contains("Kafka does not answer");
            assertThat(manage(bridge, "/health/live").statusCode()).isEqualTo(200);

            // and senders are soon told to come back, all of a crowd
            long began = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                answers.add(bridge.sendAsync(request(bridge, "during-" + i)));
            }
            answers.add(bridge.sendAsync(bridge.authorized(bridge.server("/v1/tasks"))
                    .POST(BodyPublishers.ofString("{\"source\":\"hooked\",\"id\":\"x\"}"))));
            answers.add(bridge.sendAsync(
                    bridge.authorized(bridge.server("/v1/tasks/hooked/x")).DELETE()));
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertError(answer.join(), 503, "unavailable");
                assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(manage(bridge, "/metrics").body())
                    .contains("taskbridge_webhooks_total{outcome=\"not-durable\",source=\"hooked\"} " + CROWD + ".0");

            // when it is back
            try (EmbeddedKafka back = EmbeddedKafka.start(port, dir);
                    PublishedEvents events =
                            new PublishedEvents(back.bootstrapServers(), bridge.topic("task-events"))) {
                Await.until(() -> manage(bridge, "/health/ready").statusCode(), status -> status == 200);

                // then everything goes on
                assertThat(webhook(bridge, "after").statusCode()).isEqualTo(200);
                events.first("hooked/after");
                for (String id : List.of("before", "after")) {
                    assertThat(events.of("hooked/" + id)).hasSize(1);
                }
                for (int i = 0; i < CROWD; i++) {
                    assertThat(events.of("hooked/during-" + i)).hasSizeLessThanOrEqualTo(1);
                }
                // The bridge lets go of its broker before the broker ends.
                bridge.stop();
            }
        } finally {
            broker.close();
        }
    }

    @Test
    void providersAreLeftAloneWhileTheirAnswersCannotBeMadeKnown() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> status = new AtomicReference<>("IN_PROGRESS");
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir);
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        try (StubProvider provider = new StubProvider(path -> {
                    asked.incrementAndGet();
                    return new StubProvider.Reply(200, "{\"status\":\"" + status.get() + "\",\"output\":1}");
                });
                BridgeFixture bridge =
                        BridgeFixture.of(polled(provider)).on(broker).start()) {
            // given a task that is asked about several times a second
            bridge.post("/v1/tasks", "{\"source\":\"polled\",\"id\":\"p\"}");
            Await.until(asked::get, count -> count > 3);

            // when Kafka is gone
            broker.close();

            // then the source is soon asked nothing more, and health says why
            Await.until(() -> source(bridge).path("paused").asText(""), why -> why.contains("Kafka does not answer"));
            Await.until(() -> source(bridge).path("inFlight").asInt(), count -> count == 0);
            int before = asked.get();
            status.set("COMPLETED");
            assertThat(bridge.post("/v1/tasks", "{\"source\":\"polled\",\"id\":\"q\"}")
                            .statusCode())
                    .as("an answer that takes seconds")
                    .isEqualTo(503);
            assertThat(asked).hasValue(before);

            // and when it is back, the end is learned
            try (EmbeddedKafka back = EmbeddedKafka.start(port, dir);
                    PublishedEvents events =
                            new PublishedEvents(back.bootstrapServers(), bridge.topic("task-events"))) {
                assertThat(events.of("polled/p", found -> found.size() == 2))
                        .extracting(PublishedEvents.Event::to)
                        .containsExactly("RUNNING", "COMPLETED");
                Await.until(() -> source(bridge).path("paused"), JsonNode::isNull);
                bridge.stop();
            }
        } finally {
            broker.close();
        }
    }

    private static String polled(StubProvider provider) {
        return """
                  polled:
                    provider: vessl
                    baseUrl: "%s"
                    credentials: {token: t}
                    poll: {minInterval: 100ms, maxInterval: 200ms}
                """.formatted(provider.url());
    }

    private static JsonNode source(BridgeFixture bridge) {
        return BridgeFixture.json(manage(bridge, "/health").body())
                .path("sources")
                .path("polled");
    }

    private static HttpResponse<String> webhook(BridgeFixture bridge, String id) {
        return bridge.send(request(bridge, id));
    }

    private static HttpRequest.Builder request(BridgeFixture bridge, String id) {
        return HttpRequest.newBuilder(bridge.server("/webhooks/hooked"))
                .POST(BodyPublishers.ofString(BasetenWebhook.completed(id, "{\"id\":\"" + id + "\"}")));
    }

    private static HttpResponse<String> manage(BridgeFixture bridge, String path) {
        return bridge.send(HttpRequest.newBuilder(bridge.management(path)));
    }
}
