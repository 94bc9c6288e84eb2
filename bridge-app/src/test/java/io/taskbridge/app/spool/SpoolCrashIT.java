// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.JavaProcess;
import io.taskbridge.app.Main;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge that is killed, as a process, while webhooks wait on its disk. */
class SpoolCrashIT {
    private static final int WEBHOOKS = 5;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Process> started = new ArrayList<>();
    private int server;
    private int management;

    @TempDir
    private Path dir;

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void webhooksOfAKilledBridgeArePublishedByTheNextOneOnce() throws Exception {
        // given webhooks that were accepted during an outage, by a bridge that was killed then
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir.resolve("kafka"));
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        configure(broker.bootstrapServers());
        Process doomed = serve();
        broker.close();
        for (int i = 0; i < WEBHOOKS; i++) {
            assertThat(webhook("task-" + i)).isEqualTo(200);
        }
        assertThat(spooled()).hasSize(WEBHOOKS);
        doomed.destroyForcibly().waitFor();
        Files.write(dir.resolve("spool/incoming-0.tmp"), new byte[10]);

        // when Kafka is back and the bridge starts again
        try (EmbeddedKafka back = EmbeddedKafka.start(port, dir.resolve("kafka"))) {
            serve();
            Await.until(this::spooled, List::isEmpty);

            // then each webhook is one event
            try (PublishedEvents events = new PublishedEvents(back.bootstrapServers(), "task-events")) {
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
            killAll();
        }
    }

    private void configure(String bootstrapServers) throws IOException {
        server = freePort();
        management = freePort();
        Files.writeString(
                dir.resolve("bridge.yaml"), """
                kafka: {bootstrapServers: "%s"}
                topics: {partitions: 2}
                spool: {dir: "%s"}
                server: {host: localhost, port: %d, anonymous: true}
                management: {host: localhost, port: %d}
                sources:
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {unsigned: true}
                """.formatted(bootstrapServers, dir.resolve("spool"), server, management));
    }

    private Process serve() throws IOException {
        Process bridge = start();
        Await.until(() -> status(get(management, "/health/ready")), status -> status == 200);
        return bridge;
    }

    private Process start() throws IOException {
        Process process = JavaProcess.of(
                        Main.class,
                        "serve",
                        "--config",
                        dir.resolve("bridge.yaml").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    private int webhook(String id) {
        return status(HttpRequest.newBuilder(URI.create("http://localhost:" + server + "/webhooks/hooked"))
                .POST(BodyPublishers.ofString(BasetenWebhook.completed(id, "{\"text\":\"hi\"}"))));
    }

    private static HttpRequest.Builder get(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
