// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardLog;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a shard's last committed transaction left behind. Blocks; to be called after fencing, never before. */
final class ShardRestore {
    private static final int PATIENCE_POLLS = 100;
    private static final Duration POLL = Duration.ofMillis(100);

    private final ClientSettings settings;
    private final Topics topics;

    ShardRestore(ClientSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /**
     * @param group to commit offsets in the name of; it knows no generation, and needs none where transactions fence
     */
    record Found(ShardLog.Restored restored, ConsumerGroupMetadata group) {}

    Found read(int partition) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.restoringConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // The offset first: it is waited for while a transaction is not settled everywhere yet. Of such a one the
            // tasks might be missed.
            long offset = offset(consumer, new TopicPartition(topics.inbox(), partition));
            LatestRecords latest = latest(consumer, new TopicPartition(topics.tasks(), partition));
            return new Found(new ShardLog.Restored(latest.tasks(), latest.learned(), offset), consumer.groupMetadata());
        }
    }

    private static LatestRecords latest(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.assign(Set.of(partition));
        consumer.seekToBeginning(Set.of(partition));
        long end = Objects.requireNonNull(consumer.endOffsets(Set.of(partition)).get(partition));
        LatestRecords latest = new LatestRecords(partition);
        int idle = 0;
        while (consumer.position(partition) < end) {
            int read = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                read++;
                latest.add(record);
            }
            idle = read == 0 ? idle + 1 : 0;
            if (idle > PATIENCE_POLLS) {
                throw new KafkaException("no records of " + partition + " come in, though its end is not reached");
            }
        }
        return latest;
    }

    private static long offset(KafkaConsumer<byte[], byte[]> consumer, TopicPartition inbox) {
        OffsetAndMetadata committed = consumer.committed(Set.of(inbox)).get(inbox);
        return committed != null
                ? committed.offset()
                : Objects.requireNonNull(
                        consumer.beginningOffsets(Set.of(inbox)).get(inbox));
    }
}
