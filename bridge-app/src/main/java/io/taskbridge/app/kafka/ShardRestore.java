// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardLog;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a shard's last committed transaction left behind. Blocks; to be called after fencing, never before. */
final class ShardRestore {
    private static final int PATIENCE_POLLS = 100;
    private static final Duration POLL = Duration.ofMillis(100);

    private final ClientSettings settings;
    private final TopicPartition tasks;

    ShardRestore(ClientSettings settings, TopicPartition tasks) {
        this.settings = settings;
        this.tasks = tasks;
    }

    ShardLog.Restored read(ShardEnds.Found found) {
        LatestRecords latest = new LatestRecords(tasks);
        if (found.first() < found.end()) {
            read(found, latest);
        }
        return new ShardLog.Restored(latest.table(), latest.learned(), found.inbox());
    }

    private void read(ShardEnds.Found found, LatestRecords latest) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.restoringConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(tasks));
            consumer.seek(tasks, found.first());
            int idle = 0;
            while (consumer.position(tasks) < found.end()) {
                int read = 0;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    latest.add(record);
                }
                idle = read == 0 ? idle + 1 : 0;
                if (idle > PATIENCE_POLLS) {
                    throw new KafkaException("no records of " + tasks + " come in, though its end is not reached");
                }
            }
        }
    }
}
