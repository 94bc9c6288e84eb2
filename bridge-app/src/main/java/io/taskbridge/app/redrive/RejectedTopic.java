// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import io.taskbridge.app.kafka.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The rejected topic from where the last redrive stopped to the end that it had when it was opened: what is put back
 * meanwhile is for the next one. For one thread; blocks.
 */
final class RejectedTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_IDLE_POLLS = 50;

    private final KafkaConsumer<byte[], byte[]> kafka;
    private Map<TopicPartition, Long> ends = Map.of();
    private long left;

    RejectedTopic(ClientSettings settings) {
        this.kafka = new KafkaConsumer<>(
                settings.redriveConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How many partitions a topic has; 0 if there is no such topic. */
    int partitions(String topic) {
        List<?> found = kafka.partitionsFor(topic);
        return found == null ? 0 : found.size();
    }

    /** To be called after fencing, so that no other redrive moves on from here. */
    void open(String topic) {
        Set<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .collect(Collectors.toSet());
        kafka.assign(partitions);
        Map<TopicPartition, Long> beginnings = kafka.beginningOffsets(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = kafka.committed(partitions);
        ends = new HashMap<>(kafka.endOffsets(partitions));
        for (TopicPartition partition : partitions) {
            long beginning = Objects.requireNonNull(beginnings.get(partition));
            OffsetAndMetadata stopped = committed.get(partition);
            long wanted = stopped == null ? beginning : stopped.offset();
            // What was not read in time is gone, and a place beyond the end is one of an earlier topic of that name.
            long from = wanted < beginning || wanted > end(partition) ? beginning : wanted;
            kafka.seek(partition, from);
            left += end(partition) - from;
        }
        kafka.pause(done());
    }

    /** At most so many records are still to be read; some places hold none. */
    long left() {
        return left;
    }

    /** The next records, none if all have been read. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        for (int idle = 0; idle < MOST_IDLE_POLLS; idle++) {
            if (done().size() == ends.size()) {
                return List.of();
            }
            ConsumerRecords<byte[], byte[]> read = kafka.poll(POLL);
            kafka.pause(done());
            List<ConsumerRecord<byte[], byte[]>> wanted = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : read) {
                if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                    wanted.add(record);
                }
            }
            if (!wanted.isEmpty()) {
                return wanted;
            }
        }
        throw new KafkaException("no records of the rejected topic come in, though its end is not reached");
    }

    /** How far has been read, to be committed. */
    Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        ends.forEach((partition, end) ->
                positions.put(partition, new OffsetAndMetadata(Math.min(end, kafka.position(partition)))));
        return positions;
    }

    ConsumerGroupMetadata group() {
        return kafka.groupMetadata();
    }

    private Set<TopicPartition> done() {
        return ends.keySet().stream()
                .filter(partition -> kafka.position(partition) >= end(partition))
                .collect(Collectors.toSet());
    }

    private long end(TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    @Override
    public void close() {
        kafka.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
