// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.contract.HttpContract;
import io.taskbridge.app.contract.RecordContract;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A whole bridge in this JVM, on a real broker that all fixtures share; each has topics and a group of its own. What it
 * answers and publishes is held to the contracts, whatever the test is about. Meant for the test's thread.
 */
public final class BridgeFixture implements AutoCloseable {
    public static final String TOKEN = "the-api-token-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BridgeSetup setup;
    private Bridge bridge;

    BridgeFixture(BridgeSetup setup) {
        this.setup = setup;
        startBridge();
        awaitReady();
    }

    /**
     * A bridge that is set up but not started.
     *
     * @param sources the YAML under {@code sources:}, indented by two
     */
    public static BridgeSetup of(String sources) {
        return new BridgeSetup(sources);
    }

    /**
     * Starts a bridge and waits until it is ready.
     *
     * @param sources the YAML under {@code sources:}, indented by two
     */
    public static BridgeFixture start(String sources) {
        return start(sources, "");
    }

    /** The same with further top-level YAML, without the sections that the fixture writes itself. */
    public static BridgeFixture start(String sources, String extra) {
        return of(sources).extra(extra).start();
    }

    /** Starts another bridge of the same group, on the same topics, and waits until it is ready. */
    public BridgeFixture another() {
        return sibling().start();
    }

    /** The set-up of another bridge of the same group, on the same topics. */
    public BridgeSetup sibling() {
        return setup.sibling();
    }

    /** The partitions whose shards run in this bridge. */
    public Set<Integer> shards() {
        return runningShards(health());
    }

    static Set<Integer> runningShards(JsonNode health) {
        Set<Integer> running = new TreeSet<>();
        for (JsonNode shard : health.path("shards")) {
            if (shard.path("state").asText().equals("RUNNING")) {
                running.add(shard.path("partition").asInt());
            }
        }
        return running;
    }

    /** Closes the bridge, if it runs, and starts it anew on the same topics. */
    public void restart() {
        stop();
        startBridge();
        awaitReady();
    }

    public void stop() {
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
    }

    public Bridge bridge() {
        return bridge;
    }

    public String topic(String name) {
        return setup.topic(name);
    }

    /** The name under which the owner of a shard writes. */
    public String transactionalId(int partition) {
        return topic("group-" + partition);
    }

    public URI server(String path) {
        return URI.create("http://localhost:" + bridge.serverPort() + path);
    }

    public URI management(String path) {
        return URI.create("http://localhost:" + bridge.managementPort() + path);
    }

    public HttpResponse<String> get(String path) {
        return send(authorized(server(path)).GET());
    }

    public HttpResponse<String> delete(String path) {
        return send(authorized(server(path)).DELETE());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(authorized(server(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + TOKEN);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return asDocumented(http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(BridgeFixture::asDocumented);
    }

    private static HttpResponse<String> asDocumented(HttpResponse<String> answer) {
        HttpContract.check(answer, answer.body());
        return answer;
    }

    /** Reads a topic from its beginning, committed records only, until the records read are enough. */
    public List<ConsumerRecord<String, String>> read(
            String topic, Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            // No member of a group: one that is thrown out, on a machine that stands still, reads everything again.
            consumer.assign(partitions(consumer, topic));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "after " + PATIENCE.toSeconds() + " s " + topic + " holds only " + records);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        records.forEach(record -> RecordContract.check(topic, record));
        return records;
    }

    /** Reads so many records of a topic. */
    public List<ConsumerRecord<String, String>> read(String topic, int count) {
        return read(topic, records -> records.size() >= count);
    }

    /** Everything that a topic holds now. */
    public List<ConsumerRecord<String, String>> readAll(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.forEach(record -> RecordContract.check(topic, record));
            return records;
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Writes to a topic as any Kafka client could. */
    public void write(ProducerRecord<String, String> record) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setup.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the record cannot be written", e);
        }
    }

    /** Asks again and again, at short intervals, until the answer is good. */
    public JsonNode awaitTask(String key, Predicate<JsonNode> good) {
        return Await.until(() -> json(get("/v1/tasks/" + key).body()), good);
    }

    public JsonNode health() {
        return json(send(HttpRequest.newBuilder(management("/health"))).body());
    }

    public static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", setup.bootstrapServers(),
                "group.id", "reader-" + UUID.randomUUID(),
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private void startBridge() {
        bridge = Bridge.start(setup.config(), setup.source(), setup.vertx());
        // Kept from now on, so that a restarted bridge is found where it was.
        setup.with("server.port", Integer.toString(bridge.serverPort()));
    }

    private void awaitReady() {
        Await.until(
                () -> send(HttpRequest.newBuilder(management("/health/ready"))).statusCode(), status -> status == 200);
    }
}
