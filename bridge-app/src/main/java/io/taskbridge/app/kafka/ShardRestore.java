// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardLog;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskJson;
import io.taskbridge.task.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a shard's last committed transaction left behind. Blocks; to be called after fencing, never before. */
final class ShardRestore {
    private static final Logger log = LoggerFactory.getLogger(ShardRestore.class);
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
            List<Task> tasks = tasks(consumer, new TopicPartition(topics.tasks(), partition));
            long offset = offset(consumer, new TopicPartition(topics.inbox(), partition));
            return new Found(new ShardLog.Restored(tasks, offset), consumer.groupMetadata());
        }
    }

    private static List<Task> tasks(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.assign(Set.of(partition));
        consumer.seekToBeginning(Set.of(partition));
        long end = Objects.requireNonNull(consumer.endOffsets(Set.of(partition)).get(partition));
        Map<ByteBuffer, byte[]> latest = new HashMap<>();
        int idle = 0;
        while (consumer.position(partition) < end) {
            int read = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                read++;
                if (record.value() == null) {
                    latest.remove(ByteBuffer.wrap(record.key()));
                } else {
                    latest.put(ByteBuffer.wrap(record.key()), record.value());
                }
            }
            idle = read == 0 ? idle + 1 : 0;
            if (idle > PATIENCE_POLLS) {
                throw new KafkaException("no records of " + partition + " come in, though its end is not reached");
            }
        }
        return decode(latest, partition);
    }

    private static List<Task> decode(Map<ByteBuffer, byte[]> latest, TopicPartition partition) {
        List<Task> tasks = new ArrayList<>();
        latest.forEach((key, value) -> {
            try {
                tasks.add(TaskJson.decode(value));
            } catch (InvalidRecordException e) {
                // Without what the parser says, which repeats the record.
                log.error("{} holds a record that is no task, it is passed over: {}", partition, utf8(key));
            }
        });
        return tasks;
    }

    private static String utf8(ByteBuffer key) {
        return StandardCharsets.UTF_8.decode(key.duplicate()).toString();
    }

    private static long offset(KafkaConsumer<byte[], byte[]> consumer, TopicPartition inbox) {
        OffsetAndMetadata committed = consumer.committed(Set.of(inbox)).get(inbox);
        return committed != null
                ? committed.offset()
                : Objects.requireNonNull(
                        consumer.beginningOffsets(Set.of(inbox)).get(inbox));
    }
}
