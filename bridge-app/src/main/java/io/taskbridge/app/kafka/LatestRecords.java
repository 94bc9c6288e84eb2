// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Learned;
import io.taskbridge.app.shard.TargetKey;
import io.taskbridge.codec.DurationsJson;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last record of each key of a partition of the tasks topic, and what they say. A record that says nothing that is
 * understood is passed over. Used by one thread.
 */
final class LatestRecords {
    private static final Logger log = LoggerFactory.getLogger(LatestRecords.class);

    private final TopicPartition partition;
    private final Map<TaskKey, Task> tasks = new HashMap<>();
    private final Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> durations = new HashMap<>();

    LatestRecords(TopicPartition partition) {
        this.partition = partition;
    }

    /** The next record of the partition. Read at once: what says the same as bytes takes several times the memory. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        if (TargetKey.marks(record.key())) {
            put(durations, ByteBuffer.wrap(record.key()), record.value() == null ? null : record);
        } else if (!Arrays.equals(record.key(), BatchRecords.TRACE)) {
            addTask(record.key(), record.value());
        }
    }

    private void addTask(byte[] key, byte @Nullable [] value) {
        if (value == null) {
            forget(key);
            return;
        }
        try {
            Task task = TaskProto.decode(value);
            tasks.put(task.key(), task);
        } catch (InvalidRecordException e) {
            // Without what the parser says, which repeats the record.
            log.error("{} holds a record that is no task, it is passed over: {}", partition, utf8(key));
            forget(key);
        }
    }

    private void forget(byte[] key) {
        try {
            tasks.remove(TaskKey.parse(utf8(key)));
        } catch (IllegalArgumentException e) {
            log.error("{} holds a key that no task has, it is passed over: {}", partition, utf8(key));
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Made of the last records only: one that had read those before would hold their keys and wake times as well. */
    TaskTable table() {
        return TaskTable.of(tasks.values());
    }

    List<Learned> learned() {
        List<Learned> decoded = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : durations.values()) {
            TargetKey key = TargetKey.parse(record.key());
            try {
                if (key != null) {
                    Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
                    decoded.add(new Learned(key, DurationsJson.decode(record.value()), writtenAt));
                }
            } catch (InvalidRecordException e) {
                log.warn("{} holds durations that cannot be read, they are learned again: {}", partition, key);
            }
        }
        return decoded;
    }

    private static <V> void put(Map<ByteBuffer, V> latest, ByteBuffer key, @Nullable V value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
    }
}
