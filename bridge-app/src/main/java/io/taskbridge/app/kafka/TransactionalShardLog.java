// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.ShardLog;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A shard's transactions. The producer's {@code transactional.id} names the shard, so that opening it fences whoever
 * owned the shard before. Every call does its work as one blocking piece on a worker, in the order of the calls: a
 * transaction costs two hops between threads, not two a record.
 */
final class TransactionalShardLog implements ShardLog {
    private final int partition;
    private final WorkerExecutor workers;
    private final ClientSettings settings;
    private final Topics topics;
    private final BatchRecords records;
    private final ShardRestore restore;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable ConsumerGroupMetadata group;

    TransactionalShardLog(
            int partition, WorkerExecutor workers, ClientSettings settings, Topics topics, BatchRecords records) {
        this.partition = partition;
        this.workers = workers;
        this.settings = settings;
        this.topics = topics;
        this.records = records;
        this.restore = new ShardRestore(settings, topics);
    }

    @Override
    public Future<Restored> open() {
        return workers.executeBlocking(
                () -> {
                    closeProducer();
                    KafkaProducer<byte[], byte[]> next = new KafkaProducer<>(
                            settings.transactional(partition), new ByteArraySerializer(), new ByteArraySerializer());
                    producer = next;
                    next.initTransactions();
                    ShardRestore.Found found = restore.read(partition);
                    group = found.group();
                    return found.restored();
                },
                true);
    }

    @Override
    public Future<Void> commit(Batch batch) {
        return workers.executeBlocking(
                () -> {
                    KafkaProducer<byte[], byte[]> open = producer;
                    if (open == null || group == null) {
                        throw new IllegalStateException("shard " + partition + " is not open");
                    }
                    write(open, group, batch);
                    return null;
                },
                true);
    }

    @Override
    public Future<Void> close() {
        return workers.executeBlocking(
                () -> {
                    closeProducer();
                    return null;
                },
                true);
    }

    private void write(KafkaProducer<byte[], byte[]> open, ConsumerGroupMetadata member, Batch batch) {
        open.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : records.of(partition, batch)) {
            // A send that fails makes the commit fail: no need to wait for each.
            var unused = open.send(record);
        }
        if (batch.nextOffset() >= 0) {
            open.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(topics.inbox(), partition), new OffsetAndMetadata(batch.nextOffset())),
                    member);
        }
        open.commitTransaction();
    }

    private void closeProducer() {
        KafkaProducer<byte[], byte[]> old = producer;
        producer = null;
        if (old != null) {
            // Nothing to wait for: what is not committed by now is void.
            old.close(Duration.ZERO);
        }
    }
}
