// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.RejectedRecord;
import io.taskbridge.app.kafka.RejectedRecord.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Finds the records of which the rejected topic names only the place. For one thread; blocks. */
final class Originals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 50;

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final String inbox;
    private final int partitions;

    /**
     * @param inbox the only topic that is looked at, whatever place a record names
     */
    Originals(ClientSettings settings, String inbox, int partitions) {
        Map<String, Object> one = new HashMap<>(settings.redriveConsumer());
        one.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.kafka = new KafkaConsumer<>(one, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.inbox = inbox;
        this.partitions = partitions;
    }

    /** The record as it was found; null if it is there no more. */
    @Nullable RejectedRecord find(RejectedRecord named) {
        Place place = named.place();
        if (!place.topic().equals(inbox) || place.partition() < 0 || place.partition() >= partitions) {
            return null;
        }
        TopicPartition partition = new TopicPartition(inbox, place.partition());
        ConsumerRecord<byte[], byte[]> found = at(partition, place.offset());
        if (found == null || found.offset() != place.offset()) {
            return null;
        }
        return RejectedRecord.original(place, named.reason(), found);
    }

    /** The first record from the offset on; null if there is none. */
    private @Nullable ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        kafka.assign(Set.of(partition));
        kafka.seek(partition, Math.max(0, offset));
        Long end = kafka.endOffsets(Set.of(partition)).get(partition);
        try {
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                if (end == null || kafka.position(partition) >= end) {
                    return null;
                }
                for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                    return record;
                }
            }
        } catch (OffsetOutOfRangeException e) {
            return null;
        }
        throw new KafkaException("no record of " + partition + " comes in, though its end is not reached");
    }

    @Override
    public void close() {
        kafka.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
