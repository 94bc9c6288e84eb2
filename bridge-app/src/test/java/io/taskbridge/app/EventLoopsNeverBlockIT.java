// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.StubProvider.Reply;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Heavy requests hold up no event loop. On a busy machine any thread may be late once, and anywhere; code that blocks
 * is late every time, and always in the same place.
 */
class EventLoopsNeverBlockIT {
    private static final Duration LIMIT = Duration.ofMillis(60);
    private static final int ROUNDS = 6;
    private static final String SECRET = "whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij";

    /** Several mebibytes of many small things, which is what costs a parser most. */
    private static final String HEAVY = IntStream.range(0, 60_000)
            .mapToObj(i -> "{\"i\":" + i + ",\"a\":[1,2.5,null,true],\"s\":{\"t\":\"x\"}}")
            .collect(Collectors.joining(",", "[", "]"));

    /** More than a record takes. */
    private static final String HEAVIER = "[" + HEAVY + "," + HEAVY + "]";

    private static StubProvider provider;
    private static BridgeFixture bridge;
    private static PublishedEvents events;
    private static int round;

    /** Each kind of request that is large or makes for a large answer. */
    enum Load {
        WEBHOOK {
            @Override
            void run(String id) {
                send(BasetenWebhook.completed(id, HEAVY), 200);
                events.first("hooked/" + id);
            }
        },
        WEBHOOK_TO_KEEP {
            @Override
            void run(String id) {
                send(BasetenWebhook.completed(id, HEAVIER), 200);
                handedOut(events.first("hooked/" + id).value());
            }
        },
        MALFORMED_WEBHOOK {
            @Override
            void run(String id) {
                send(BasetenWebhook.completed(id, HEAVY) + "!", 400);
            }
        },
        FORGED_WEBHOOK {
            @Override
            void run(String id) {
                String body = BasetenWebhook.completed(id, HEAVY);
                assertThat(post("/webhooks/hooked", body, BasetenWebhook.sign("forged", body))
                                .statusCode())
                        .isEqualTo(401);
            }
        },
        FAILURE_OF_MANY_ERRORS {
            @Override
            void run(String id) {
                send(BasetenWebhook.failed(id, HEAVY), 200);
                events.first("hooked/" + id);
                bridge.get("/v1/tasks/hooked/" + id);
            }
        },
        POLLED_OUTPUT {
            @Override
            void run(String id) {
                bridge.post("/v1/tasks", "{\"source\":\"polled\",\"id\":\"" + id + "\"}");
                events.first("polled/" + id);
            }
        },
        POLLED_OUTPUT_TO_KEEP {
            @Override
            void run(String id) {
                bridge.post("/v1/tasks", "{\"source\":\"polled\",\"id\":\"keep-" + id + "\"}");
                handedOut(events.first("polled/keep-" + id).value());
            }
        },
        BATCH_OF_TASKS {
            @Override
            void run(String id) {
                assertThat(bridge.post("/v1/tasks", batch(id, "")).statusCode()).isEqualTo(202);
                bridge.get("/v1/tasks/quiet/" + id + "-9999");
            }
        },
        BATCH_OF_MISTAKES {
            @Override
            void run(String id) {
                assertThat(bridge.post("/v1/tasks", batch(id, "\\n")).statusCode())
                        .isEqualTo(400);
            }
        },
        LONGEST_LIST {
            @Override
            void run(String id) {
                assertThat(bridge.get("/v1/tasks?limit=1000").statusCode()).isEqualTo(200);
            }
        },
        SCRAPE {
            @Override
            void run(String id) {
                bridge.send(HttpRequest.newBuilder(bridge.management("/metrics")));
                bridge.health();
            }
        };

        abstract void run(String id);
    }

    @BeforeAll
    static void start() {
        provider = new StubProvider(path -> new Reply(
                200, "{\"task_status\":\"SUCCESS\",\"choices\":" + (path.contains("keep-") ? HEAVIER : HEAVY) + "}"));
        bridge = BridgeFixture.of("""
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {secrets: [%s], onKafkaDown: reject}
                  polled: {provider: zai, baseUrl: "%s", credentials: {apiKey: k}, poll: {rate: 100/s}}
                  quiet: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}, poll: {rate: 1/s}}
                """.formatted(SECRET, provider.url()))
                .with("server.maxBodySize", "8MiB")
                .with("topics.maxMessageBytes", "5MiB")
                .loopLimit(LIMIT)
                .start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void heavyRequestHoldsUpNoEventLoop(Load load) {
        load.run("warm-up-" + round++);

        Set<String> always = null;
        for (int i = 0; i < ROUNDS && (always == null || !always.isEmpty()); i++) {
            try (BlockedLoops watch = BlockedLoops.watch()) {
                load.run("round-" + round++);
                Set<String> culprits = new HashSet<>(watch.culprits());
                if (always != null) {
                    culprits.retainAll(always);
                }
                always = culprits;
            }
        }

        assertThat(always).isEmpty();
    }

    @Test
    void loopThatIsHeldUpIsNoticed() {
        Vertx vertx = Vertx.vertx(BridgeFixture.of("").loopLimit(LIMIT).vertx());
        try (BlockedLoops watch = BlockedLoops.watch()) {
            vertx.runOnContext(
                    go -> LockSupport.parkNanos(LIMIT.multipliedBy(10).toNanos()));

            Await.until(
                    watch::culprits,
                    culprits -> culprits.stream()
                            .anyMatch(culprit -> culprit.startsWith(EventLoopsNeverBlockIT.class.getName())));
        } finally {
            CompletableFuture<Void> closed = vertx.close().toCompletionStage().toCompletableFuture();
            closed.join();
        }
    }

    private static void handedOut(JsonNode event) {
        String path = "/v1/results/" + event.path("resultRef").path("sha256").asText();
        assertThat(bridge.get(path).statusCode()).isEqualTo(200);
    }

    private static void send(String body, int status) {
        assertThat(post("/webhooks/hooked", body, BasetenWebhook.sign(SECRET, body))
                        .statusCode())
                .isEqualTo(status);
    }

    private static HttpResponse<String> post(String path, String body, String signature) {
        return bridge.send(HttpRequest.newBuilder(bridge.server(path))
                .header(BasetenWebhook.SIGNATURE, signature)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String batch(String id, String suffix) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"source\":\"quiet\",\"id\":\"" + id + "-" + i + suffix + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
