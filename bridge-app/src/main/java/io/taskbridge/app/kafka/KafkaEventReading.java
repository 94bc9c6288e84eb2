// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.live.EventReading;
import io.taskbridge.app.live.LiveEvent;
import io.taskbridge.app.live.Place;
import io.taskbridge.codec.EventHeaders;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A consumer's way through the topic of all transitions, partitions that are added meanwhile included. */
final class KafkaEventReading implements EventReading {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);
    private static final Map<String, TaskState> BY_TYPE =
            Arrays.stream(TaskState.values()).collect(Collectors.toMap(EventHeaders::type, Function.identity()));

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final boolean gap;
    private Place place;

    /**
     * @param consumer assigned to all partitions, each at its place; closed with this
     */
    KafkaEventReading(Consumer<byte[], byte[]> consumer, String topic, Place place, boolean gap) {
        this.consumer = consumer;
        this.topic = topic;
        this.place = place;
        this.gap = gap;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public boolean gap() {
        return gap;
    }

    @Override
    public List<LiveEvent> next() {
        growWithTheTopic();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        List<LiveEvent> events = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LiveEvent event = event(record);
            if (event != null) {
                events.add(event);
            }
        }
        records.nextOffsets()
                .forEach((partition, next) -> place = place.passing(partition.partition(), next.offset() - 1));
        return events;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    }

    /** The client looks at the topic every few minutes; what it knows of it then costs nothing to ask. */
    private void growWithTheTopic() {
        int known = consumer.assignment().size();
        int found = consumer.partitionsFor(topic).size();
        if (found > known) {
            List<TopicPartition> partitions = Partitions.all(topic, found);
            consumer.assign(partitions);
            partitions.subList(known, found).forEach(added -> consumer.seek(added, 0));
        }
    }

    /** Null if it is no event: anybody with Kafka rights may have written it. */
    private static @Nullable LiveEvent event(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(EventHeaders.TYPE);
        if (type == null || record.key() == null || record.value() == null) {
            return null;
        }
        TaskState to = BY_TYPE.get(new String(type.value(), StandardCharsets.UTF_8));
        if (to == null) {
            return null;
        }
        try {
            String source = TaskKey.parse(new String(record.key(), StandardCharsets.UTF_8))
                    .source();
            return LiveEvent.of(record.partition(), record.offset(), source, to, record.value());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
