// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks that come while Kafka is really gone. */
class SpoolOutageIT {
    private static final int CROWD = 300;

    /** Each of them waits 3 s for Kafka; the rest is what a busy machine needs for so many. In turn it would be minutes. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);

    private static final String SOURCES = """
              hooked:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true}
              strict:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true, onKafkaDown: reject}
            """;

    @TempDir
    private Path dir;

    private Path spool;

    @Test
    void webhooksOfAnOutageAreAcceptedKeptAndPublishedOnce() throws IOException {
        spool = dir.resolve("spool");
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir.resolve("kafka"));
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        try (BridgeFixture bridge = BridgeFixture.of(SOURCES)
                .on(broker)
                .with("spool.dir", "\"" + spool + "\"")
                .with("spool.maxSize", "256KiB")
                .start()) {
            // given a bridge whose producer knows nothing of Kafka yet, and a Kafka that is gone
            warmUp(bridge);
            broker.close();

            // when a crowd comes, then all are answered in time: accepted and on disk, or told to come back
            long began = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, CROWD)
                    .mapToObj(i -> bridge.sendAsync(webhook(bridge, "hooked", "crowd-" + i, "" + i)))
                    .toList();
            List<CompletableFuture<HttpResponse<String>>> rejected = List.of(
                    bridge.sendAsync(webhook(bridge, "strict", "rejected", "0")),
                    bridge.sendAsync(bridge.authorized(bridge.server("/v1/tasks"))
                            .POST(BodyPublishers.ofString("{\"source\":\"hooked\",\"id\":\"tracked\"}"))));
            assertThat(crowd)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            for (CompletableFuture<HttpResponse<String>> answer : rejected) {
                assertError(answer.join(), 503, "unavailable");
                assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWERED_WITHIN);
            assertThat(spooled()).hasSize(CROWD);
            assertThat(bridge.health().path("spool").path("files").asInt()).isEqualTo(CROWD);
            assertThat(bridge.health().path("spool").path("oldestSeconds").asDouble())
                    .isPositive();

            // and those that come later need not wait for Kafka
            long later = System.nanoTime();
            assertThat(bridge.send(webhook(bridge, "hooked", "late", "0")).statusCode())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - later)).isLessThan(Duration.ofSeconds(3));

            // and what the disk has no room for is not accepted
            assertError(
                    bridge.send(webhook(bridge, "hooked", "huge", "\"" + "x".repeat(300_000) + "\"")),
                    503,
                    "unavailable");

            // when Kafka is back and a file was damaged meanwhile
            Path damaged = spooled().get(CROWD / 2);
            Files.write(damaged, new byte[20]);
            try (EmbeddedKafka back = EmbeddedKafka.start(port, dir.resolve("kafka"));
                    PublishedEvents events =
                            new PublishedEvents(back.bootstrapServers(), bridge.topic("task-events"))) {
                Await.until(
                        () -> bridge.health().path("spool"),
                        health -> health.path("files").asInt() == 0);

                // then everything else is published with its output, once, and the spool is empty
                Await.until(events::all, all -> all.size() >= CROWD);
                webhookThatComesAfterAllOthers(bridge, events);
                assertThat(events.all().stream().map(event -> event.record().key()))
                        .doesNotHaveDuplicates();
                assertThat(events.first("hooked/late").value().path("result").asText())
                        .isEqualTo("0");
                assertThat(spooled()).isEmpty();
                assertThat(spool.resolve("torn").resolve(damaged.getFileName())).exists();
                assertThat(bridge.health().path("spool").path("torn").asInt()).isEqualTo(1);
                assertThat(bridge.send(HttpRequest.newBuilder(bridge.management("/metrics")))
                                .body())
                        .contains("taskbridge_spool_undelivered_total{reason=\"torn\"} 1.0")
                        .contains("taskbridge_spool_written_total " + (CROWD + 1) + ".0");
                bridge.stop();
            }
        } finally {
            broker.close();
        }
    }

    /** Nothing of this goes to Kafka. */
    private static void warmUp(BridgeFixture bridge) {
        IntStream.range(0, CROWD)
                .mapToObj(i -> bridge.sendAsync(webhook(bridge, "hooked", "warm-up", "!")))
                .toList()
                .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(400));
    }

    private void webhookThatComesAfterAllOthers(BridgeFixture bridge, PublishedEvents events) {
        assertThat(bridge.send(webhook(bridge, "strict", "after", "0")).statusCode())
                .isEqualTo(200);
        events.first("strict/after");
    }

    private List<Path> spooled() {
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> file.toString().endsWith(".webhook"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder webhook(BridgeFixture bridge, String source, String id, String output) {
        return HttpRequest.newBuilder(bridge.server("/webhooks/" + source))
                .POST(BodyPublishers.ofString(BasetenWebhook.completed(id, output)));
    }
}
