// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.BridgeProcess;
import io.taskbridge.app.BridgeSetup;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge that is killed, as a process, while webhooks wait on its disk. */
class SpoolCrashIT {
    private static final String SOURCE = """
              hooked:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true}
            """;
    private static final int WEBHOOKS = 5;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path dir;

    @Test
    void webhooksOfAKilledBridgeArePublishedByTheNextOneOnce() throws Exception {
        // given webhooks that were accepted during an outage, by a bridge that was killed then
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir.resolve("kafka"));
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        BridgeSetup setup = BridgeFixture.of(SOURCE)
                .on(broker)
                .with("topics.partitions", "2")
                .with("spool.dir", "\"" + dir.resolve("spool") + "\"");
        try (BridgeProcess doomed = new BridgeProcess(setup, dir).awaitReady()) {
            broker.close();
            for (int i = 0; i < WEBHOOKS; i++) {
                assertThat(webhook(doomed, "task-" + i)).isEqualTo(200);
            }
            assertThat(spooled()).hasSize(WEBHOOKS);
        }
        Files.write(dir.resolve("spool/incoming-0.tmp"), new byte[10]);

        // when Kafka is back and the bridge starts again
        try (EmbeddedKafka back = EmbeddedKafka.start(port, dir.resolve("kafka"));
                BridgeProcess next = new BridgeProcess(setup, dir)) {
            next.awaitReady();
            Await.until(this::spooled, List::isEmpty);

            // then each webhook is one event
            try (PublishedEvents events = new PublishedEvents(back.bootstrapServers(), setup.topic("task-events"))) {
                Await.until(events::all, all -> all.size() >= WEBHOOKS);
                assertThat(events.all().stream().map(event -> event.record().key()))
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WEBHOOKS)
                                .mapToObj(i -> "hooked/task-" + i)
                                .toList());
                assertThat(events.first("hooked/task-0")
                                .value()
                                .path("result")
                                .path("text")
                                .asText())
                        .isEqualTo("hi");
            }
            assertThat(dir.resolve("spool/incoming-0.tmp")).doesNotExist();
        }
    }

    private int webhook(BridgeProcess bridge, String id) {
        return status(HttpRequest.newBuilder(URI.create(bridge.publicUrl() + "/webhooks/hooked"))
                .POST(BodyPublishers.ofString(BasetenWebhook.completed(id, "{\"text\":\"hi\"}"))));
    }

    /** 0 if nobody listens. */
    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notListening) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> spooled() {
        try (Stream<Path> files = Files.list(dir.resolve("spool"))) {
            return files.filter(file -> file.toString().endsWith(".webhook")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
