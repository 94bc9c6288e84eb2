// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.app.shard.TargetKey;
import io.taskbridge.codec.DurationsJson;
import io.taskbridge.codec.EventHeaders;
import io.taskbridge.codec.EventJson;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.task.Durations;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Spells out a batch as the records of one transaction. Immutable, safe for any thread. */
final class BatchRecords {
    /** A key that no task has, nor anything learned; what it says is nothing. */
    static final byte[] TRACE = {0};

    private final Topics topics;
    private final byte[] schema;
    private final int maxMessageBytes;

    /**
     * @param schema absolute URL of the events' JSON Schema
     */
    BatchRecords(Topics topics, String schema, int maxMessageBytes) {
        this.topics = topics;
        this.schema = schema.getBytes(StandardCharsets.UTF_8);
        this.maxMessageBytes = maxMessageBytes;
    }

    /** At least one of them is for the tasks: by that the shard's next owner sees whether the transaction has ended. */
    List<ProducerRecord<byte[], byte[]>> of(int partition, Batch batch) {
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(2 * batch.events().size() + batch.tasks().size());
        batch.events().forEach(event -> addEvent(records, event));
        for (Map.Entry<TaskKey, @Nullable StoredTask> entry : batch.tasks().entrySet()) {
            StoredTask task = entry.getValue();
            byte[] value = task == null ? null : task.message();
            records.add(new ProducerRecord<>(
                    topics.tasks(), partition, entry.getKey().bytes(), value));
        }
        batch.learned().forEach((target, durations) -> addLearned(records, partition, target, durations));
        if (batch.tasks().isEmpty()) {
            records.add(new ProducerRecord<>(topics.tasks(), partition, TRACE, null));
        }
        for (Batch.Forward forward : batch.forwards()) {
            records.add(
                    fits(forward.record())
                            ? forwarded(forward)
                            : rejected(partition, new Batch.Rejection(forward.record(), "too large to be passed on")));
        }
        batch.rejections().forEach(rejection -> records.add(rejected(partition, rejection)));
        return records;
    }

    private void addEvent(List<ProducerRecord<byte[], byte[]>> records, TaskEvent event) {
        byte[] key = event.key().bytes();
        byte[] value = value(event);
        Headers headers = new RecordHeaders();
        EventHeaders.tell(event, schema, headers::add);
        String byState =
                topics.topicFor(event.to(), event.key().source(), event.task().provider());
        for (String topic : new String[] {topics.all(), byState}) {
            if (topic != null) {
                records.add(new ProducerRecord<>(topic, null, key, value, headers));
            }
        }
    }

    /** Nothing depends on it: what does not fit is learned again by the shard's next owner. */
    private void addLearned(
            List<ProducerRecord<byte[], byte[]>> records,
            int partition,
            TargetKey target,
            @Nullable Durations durations) {
        byte[] value = durations == null ? null : DurationsJson.encode(durations);
        if (value == null || value.length <= RecordSize.maxValue(maxMessageBytes)) {
            records.add(new ProducerRecord<>(topics.tasks(), partition, target.bytes(), value));
        }
    }

    /** The event is worth more than what it carries: what does not fit is left out, and the event says so. */
    private byte[] value(TaskEvent event) {
        byte[] value = EventJson.encode(event);
        if (value.length <= RecordSize.maxValue(maxMessageBytes)) {
            return value;
        }
        TaskEvent smaller = event.withoutValue();
        value = EventJson.encode(smaller);
        return value.length <= RecordSize.maxValue(maxMessageBytes) ? value : EventJson.encode(smaller.shortened());
    }

    private ProducerRecord<byte[], byte[]> forwarded(Batch.Forward forward) {
        InboxRecord record = forward.record();
        return new ProducerRecord<>(
                topics.inbox(), forward.partition(), null, record.key(), record.value(), headers(record));
    }

    private ProducerRecord<byte[], byte[]> rejected(int partition, Batch.Rejection rejection) {
        InboxRecord record = rejection.record();
        RejectedRecord.Place place = new RejectedRecord.Place(topics.inbox(), partition, record.offset());
        return new RejectedRecord(place, rejection.reason(), record.key(), record.value(), record.headers())
                .written(topics.rejected(), maxMessageBytes);
    }

    private boolean fits(InboxRecord record) {
        return RecordSize.canBePassedOn(record.key(), record.value(), record.headers(), maxMessageBytes);
    }

    private static Headers headers(InboxRecord record) {
        Headers headers = new RecordHeaders();
        record.headers().forEach(header -> headers.add(header.name(), header.value()));
        return headers;
    }
}
