// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.ShardLog;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A shard's transactions. The producer's {@code transactional.id} names the shard, so that opening it fences whoever
 * owned the shard before. Every call does its work as one blocking piece on a worker, in the order of the calls: a
 * transaction costs two hops between threads, not two a record.
 */
final class TransactionalShardLog implements ShardLog {
    private final int partition;
    private final ShardLogServices services;
    private final ShardEnds ends;
    private final ShardRestore restore;
    private final HangingTransaction hanging;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private long offset;

    TransactionalShardLog(int partition, ShardLogServices services) {
        this.partition = partition;
        this.services = services;
        this.ends = new ShardEnds(services, partition);
        this.restore = new ShardRestore(services.settings(), ends.tasks());
        this.hanging = new HangingTransaction(partition, services, ends);
    }

    @Override
    public Future<Restored> open() {
        return blocking(() -> {
            KafkaProducer<byte[], byte[]> fenced = fence();
            Optional<ShardEnds.Found> found = ends.find();
            if (found.isEmpty()) {
                hanging.abort(fenced);
                // Once more, since that waits until the abort is written everywhere.
                fence();
                found = ends.find();
            }
            Restored restored = restore.read(found.orElseThrow(this::stillOpen));
            offset = restored.offset();
            return restored;
        });
    }

    @Override
    public Future<Void> commit(Batch batch) {
        return blocking(() -> {
            KafkaProducer<byte[], byte[]> open = producer;
            if (open == null) {
                throw new IllegalStateException("shard " + partition + " is not open");
            }
            Cluster.answer(services.writable());
            write(open, batch);
            return null;
        });
    }

    @Override
    public Future<Void> close() {
        return blocking(() -> {
            closeProducer();
            return null;
        });
    }

    private <T extends @Nullable Object> Future<T> blocking(Callable<T> work) {
        return services.workers().executeBlocking(work, true);
    }

    private KafkaProducer<byte[], byte[]> fence() {
        closeProducer();
        KafkaProducer<byte[], byte[]> next = new KafkaProducer<>(
                services.settings().transactional(partition), new ByteArraySerializer(), new ByteArraySerializer());
        producer = next;
        next.initTransactions();
        return next;
    }

    private void write(KafkaProducer<byte[], byte[]> open, Batch batch) {
        open.beginTransaction();
        offset = Math.max(offset, batch.nextOffset());
        Deadline waiting = Deadline.in(services.prompt());
        // First, and in every transaction: Kafka takes it when it has done with the last one, and not before.
        open.sendOffsetsToTransaction(Map.of(ends.inbox(), new OffsetAndMetadata(offset)), services.group());
        if (waiting.passed()) {
            // On what stands open nothing may be built: this transaction would end it, but only where it writes itself.
            if (ends.end().isEmpty()) {
                throw stillOpen();
            }
        }
        for (ProducerRecord<byte[], byte[]> record : services.records().of(partition, batch)) {
            // A send that fails makes the commit fail: no need to look at each.
            var unused = open.send(record);
        }
        // The client may begin to commit before it notices records that were sent just now: RATIONALE.md.
        open.flush();
        open.commitTransaction();
    }

    private KafkaException stillOpen() {
        return new KafkaException(
                "Kafka left a transaction open in " + ends.tasks() + ", or with the offset of " + ends.inbox());
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
