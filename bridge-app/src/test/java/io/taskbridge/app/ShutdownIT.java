// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.kafka.EmbeddedKafka;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM at the worst of moments: the end comes in time and is clean, and nothing acknowledged is lost. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShutdownIT {
    private static final OptionalInt CLEAN = OptionalInt.of(0);
    private static final String SOURCES = """
              hooked:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true, onKafkaDown: reject}
            """;

    @TempDir
    private Path dir;

    private final BridgeSetup setup = BridgeFixture.of(SOURCES);

    @Test
    void whileTheGroupRebalances() throws Exception {
        try (BridgeProcess leaving = new BridgeProcess(setup, dir).awaitReady();
                BridgeProcess joining = new BridgeProcess(setup.sibling(), dir)) {
            Await.until(joining::health, said -> said.contains("not assigned partitions"));

            assertThat(leaving.stop()).isEqualTo(CLEAN);

            joining.awaitReady();
            assertThat(joining.shards()).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void whileShardsAreRestored() throws Exception {
        leaveMuchToRestore(50_000);

        try (BridgeProcess restoring = new BridgeProcess(setup.sibling(), dir)) {
            Await.until(restoring::health, said -> said.contains("RESTORING"));

            assertThat(restoring.stop()).isEqualTo(CLEAN);
        }
    }

    @Test
    void whileKafkaIsDown() throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.start(0, dir.resolve("kafka"));
        try (BridgeProcess bridge = new BridgeProcess(setup.on(broker), dir).awaitReady()) {
            broker.close();
            Await.until(bridge::health, said -> said.contains("Kafka does not answer"));

            assertThat(bridge.stop()).isEqualTo(CLEAN);
        } finally {
            broker.close();
        }
    }

    @Test
    void whileItWaitsForKafkaToStart() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BridgeProcess waiting = new BridgeProcess(setup.on("localhost:" + silent.getLocalPort()), dir)) {
            silent.accept();

            assertThat(waiting.stop()).isEqualTo(CLEAN);
        }
    }

    @Test
    void withTenThousandRequestsInFlight() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpClient sender = vertx.createHttpClient(
                new HttpClientOptions().setPipelining(true).setPipeliningLimit(10),
                new PoolOptions().setHttp1MaxSize(1_000).setMaxWaitQueueSize(-1));
        try (BridgeProcess crowded = new BridgeProcess(setup, dir).awaitReady()) {
            List<Future<Integer>> answers = webhooks(sender, crowded, 10_000);
            Future.any(answers).await();

            assertThat(crowded.stop()).isEqualTo(CLEAN);

            Future.join(answers).otherwiseEmpty().await();
            List<String> acknowledged = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).succeeded() && answers.get(i).result() == 200) {
                    acknowledged.add("hooked/w" + i);
                }
            }
            assertPublishedOnce(acknowledged);
        } finally {
            // A client that nobody refers to any more is closed by the garbage collector, its requests with it.
            sender.close().await();
            vertx.close().await();
        }
    }

    private static List<Future<Integer>> webhooks(HttpClient sender, BridgeProcess bridge, int count) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = BasetenWebhook.completed("w" + i, "1");
            answers.add(sender.request(HttpMethod.POST, bridge.serverPort(), "localhost", "/webhooks/hooked")
                    .compose(request -> request.send(body))
                    .map(HttpClientResponse::statusCode));
        }
        return answers;
    }

    private void assertPublishedOnce(List<String> keys) {
        assertThat(keys).isNotEmpty();
        try (BridgeFixture next = setup.sibling().start();
                PublishedEvents events =
                        new PublishedEvents(SharedBroker.bootstrapServers(), next.topic("task-events"))) {
            Map<String, Long> published = Await.until(
                    () -> countsByKey(events), counts -> counts.keySet().containsAll(keys));
            assertThat(published).allSatisfy((key, count) -> assertThat(count).isOne());
        }
    }

    private static Map<String, Long> countsByKey(PublishedEvents events) {
        return events.all().stream()
                .collect(Collectors.groupingBy(event -> event.record().key(), Collectors.counting()));
    }

    /** A task as a bridge has written it, again and again under other keys. */
    private void leaveMuchToRestore(int countAPartition) {
        String task;
        try (BridgeFixture before = setup.start()) {
            before.post("/v1/tasks", "{\"source\":\"hooked\",\"id\":\"x\",\"target\":\"model:m\"}");
            task = before.read("bridge-tasks", 1).stream()
                    .map(ConsumerRecord::value)
                    .findFirst()
                    .orElseThrow();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < countAPartition; i++) {
                for (int partition = 0; partition < 4; partition++) {
                    var unused =
                            producer.send(new ProducerRecord<>(setup.topic("bridge-tasks"), partition, "k" + i, task));
                }
            }
        }
    }
}
