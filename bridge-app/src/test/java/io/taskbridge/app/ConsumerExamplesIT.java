// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.StubProvider.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples for consumers, run as their page says, on a topic that also holds what they must not act on. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ConsumerExamplesIT {
    private static final String[] EVENTS = {
        "zai/8f2c#1 TRACKED -> RUNNING",
        "zai/8f2c#2 RUNNING -> COMPLETED",
        "zai/8f2c#3 COMPLETED -> COMPLETED",
        "zai/last#1 COMPLETED -> COMPLETED"
    };

    /** A JVM that first compiles, beside a whole suite on few cores, is slow to begin. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static BridgeFixture bridge;

    /** Two events of a bridge; then a third that is aborted, the second once more, a third that counts, and an end. */
    @BeforeAll
    static void publish() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (StubProvider provider = new StubProvider(path -> answer(polls.incrementAndGet()))) {
            bridge = BridgeFixture.start("""
                      zai: {provider: zai, baseUrl: "%s", credentials: {apiKey: k}, poll: {minInterval: 50ms}}
                    """.formatted(provider.url()));
            bridge.post("/v1/tasks", "{\"source\":\"zai\",\"id\":\"8f2c\"}");
            ConsumerRecord<String, String> second =
                    bridge.read("task-events", 2).get(1);
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", SharedBroker.bootstrapServers(),
                            "transactional.id", bridge.topic("elsewhere")),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(beside(second, "8f2c", 3, "FAILED")).get(60, TimeUnit.SECONDS);
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(again(second)).get(60, TimeUnit.SECONDS);
                producer.send(beside(second, "8f2c", 3, "COMPLETED")).get(60, TimeUnit.SECONDS);
                producer.send(beside(second, "last", 1, "COMPLETED")).get(60, TimeUnit.SECONDS);
                producer.commitTransaction();
            }
        }
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    private static Reply answer(int poll) {
        return new Reply(
                200,
                poll == 1
                        ? "{\"task_status\":\"PROCESSING\"}"
                        : "{\"task_status\":\"SUCCESS\",\"choices\":[{\"index\":0}]}");
    }

    private static ProducerRecord<String, String> again(ConsumerRecord<String, String> event) {
        return new ProducerRecord<>(event.topic(), event.partition(), event.key(), event.value(), event.headers());
    }

    /** Another event where that one is. */
    private static ProducerRecord<String, String> beside(
            ConsumerRecord<String, String> event, String id, int sequence, String to) {
        ObjectNode value = (ObjectNode) BridgeFixture.json(event.value());
        value.put("taskId", id)
                .put("sequence", sequence)
                .put("from", "COMPLETED")
                .put("to", to)
                .put("via", "webhook");
        String key = "zai/" + id;
        ProducerRecord<String, String> beside =
                new ProducerRecord<>(event.topic(), event.partition(), key, value.toString());
        event.headers().forEach(header -> beside.headers().add(header));
        beside.headers().remove("ce_id").add("ce_id", bytes(key + "#" + sequence));
        beside.headers().remove("ce_subject").add("ce_subject", bytes(id));
        beside.headers().remove("ce_sequence").add("ce_sequence", bytes(Integer.toString(sequence)));
        return beside;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<ConsumerExample> examplesThatCanRun() {
        return ConsumerExample.those(ConsumerExample::canRun);
    }

    static Stream<ConsumerExample> examplesThatCanRunWithADatabase() {
        return examplesThatCanRun().filter(ConsumerExample::keepsADatabase);
    }

    @ParameterizedTest
    @MethodSource("examplesThatCanRun")
    void exampleActsOnEachCommittedEventOnce(ConsumerExample example, @TempDir Path dir) throws IOException {
        try (var run = example.run(bridge.topic("task-events"), bridge.topic(example.name()), dir)) {
            List<String> lines = Await.until(PATIENCE, run::lines, seen -> seen.contains(EVENTS[3]));

            assertThat(lines).containsExactly(EVENTS);
        }
    }

    /** Empty where no such example can run; that at least Java's can is for another test. */
    @Test
    void exampleWithADatabaseActsOnNothingTwiceThoughItReadsAllAgain(@TempDir Path dir) throws Exception {
        for (ConsumerExample example : examplesThatCanRunWithADatabase().toList()) {
            try (var first = example.run(bridge.topic("task-events"), bridge.topic("first"), dir)) {
                Await.until(PATIENCE, first::lines, seen -> seen.contains(EVENTS[3]));
            }

            try (var second = example.run(bridge.topic("task-events"), bridge.topic("second"), dir)) {
                Await.until(() -> position(bridge.topic("second")), position -> position >= end());

                assertThat(second.lines()).isEmpty();
            }
        }
    }

    @Test
    void otherLinesWithKcatRunAsThePagesHaveThem() throws Exception {
        for (String line : ConsumerExample.linesWithKcat()) {
            String command = line.replace("localhost:9092", SharedBroker.bootstrapServers())
                    .replace("-t ", "-t " + bridge.topic(""));

            assertThat(ConsumerExample.shell(command).inheritIO().start().waitFor())
                    .as(line)
                    .isZero();
        }
    }

    @Test
    void javaIsAlwaysAmongTheExamples() {
        assertThat(examplesThatCanRun()).contains(ConsumerExample.JAVA);
    }

    private static TopicPartition partition() {
        var record = bridge.readAll("task-events").get(0);
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Behind the last record, whatever of Kafka's own follows it. */
    private static long end() {
        return bridge.readAll("task-events").stream()
                        .mapToLong(ConsumerRecord::offset)
                        .max()
                        .orElseThrow()
                + 1;
    }

    private static long position(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) SharedBroker.bootstrapServers()))) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(60, TimeUnit.SECONDS)
                    .get(partition());
            return offset == null ? -1 : offset.offset();
        } catch (Exception e) {
            throw new AssertionError("the position of " + group + " cannot be read", e);
        }
    }
}
