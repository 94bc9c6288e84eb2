// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Learned;
import io.taskbridge.app.shard.TargetKey;
import io.taskbridge.codec.DurationsJson;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskOutline;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.TaskKey;
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
    private final TaskTable table = new TaskTable();
    private final Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> durations = new HashMap<>();

    LatestRecords(TopicPartition partition) {
        this.partition = partition;
    }

    /** The next record of the partition. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        if (TargetKey.marks(record.key())) {
            put(durations, ByteBuffer.wrap(record.key()), record.value() == null ? null : record);
        } else if (!Arrays.equals(record.key(), BatchRecords.TRACE)) {
            addTask(record.key(), record.value());
        }
    }

    private void addTask(byte[] key, byte @Nullable [] value) {
        String name = utf8(key);
        TaskOutline task = value == null ? null : outline(name, value);
        if (value != null && task != null) {
            table.apply(task, value);
        } else {
            forget(name);
        }
    }

    /** Null if the value is no task of that name. */
    private @Nullable TaskOutline outline(String name, byte[] value) {
        try {
            TaskOutline task = TaskProto.outline(value);
            if (task.key().isWritten(name)) {
                return task;
            }
        } catch (InvalidRecordException e) {
            // Without what the parser says, which repeats the record.
        }
        log.error("{} holds a record that is no task, it is passed over: {}", partition, name);
        return null;
    }

    private void forget(String name) {
        try {
            table.forget(TaskKey.parse(name));
        } catch (IllegalArgumentException e) {
            log.error("{} holds a key that no task has, it is passed over: {}", partition, name);
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    TaskTable table() {
        return table;
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
