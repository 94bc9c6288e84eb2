// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.contract.RecordContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds for a {@code read_committed} consumer; kept, so that looking again is cheap. For one thread. */
public final class PublishedEvents implements AutoCloseable {
    /** One event. */
    public record Event(ConsumerRecord<String, String> record) {
        public JsonNode value() {
            return BridgeFixture.json(record.value());
        }

        public String header(String name) {
            return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }

        public String to() {
            return value().path("to").asText();
        }
    }

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final List<Event> events = new ArrayList<>();

    public PublishedEvents(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Everything up to now. */
    public List<Event> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                RecordContract.checkEvent(record);
                events.add(new Event(record));
            });
        }
        return List.copyOf(events);
    }

    /** A task's events up to now. */
    public List<Event> of(String key) {
        return all().stream().filter(event -> event.record().key().equals(key)).toList();
    }

    /** Waits until a task's events are as wanted. */
    public List<Event> of(String key, Predicate<List<Event>> wanted) {
        return Await.until(() -> of(key), wanted);
    }

    /** Waits for a task's first event. */
    public Event first(String key) {
        return of(key, found -> !found.isEmpty()).get(0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
