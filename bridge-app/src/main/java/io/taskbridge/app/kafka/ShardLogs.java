// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the logs of shards; all of them share one pool of threads for the blocking work. Thread-safe. */
public final class ShardLogs {
    private static final int MOST_THREADS = 64;

    /** No broker is back from a crash within that, nor back among the others of its cluster. */
    private static final Duration PROMPT = Duration.ofMillis(200);

    private final ShardLogServices services;

    /**
     * @param writable done when all topics can be written to; no shard begins a transaction before
     * @param schema absolute URL of the events' JSON Schema
     */
    public ShardLogs(
            Vertx vertx,
            ClientSettings settings,
            Cluster cluster,
            Topics topics,
            CompletableFuture<?> writable,
            String schema,
            int partitions) {
        this(new ShardLogServices(
                workers(vertx, partitions),
                settings,
                group(settings),
                cluster,
                topics,
                writable,
                new BatchRecords(topics, schema, settings.maxMessageBytes()),
                PROMPT));
    }

    ShardLogs(ShardLogServices services) {
        this.services = services;
    }

    public ShardLog of(int partition) {
        return new TransactionalShardLog(partition, services);
    }

    static WorkerExecutor workers(Vertx vertx, int partitions) {
        return vertx.createSharedWorkerExecutor("shard-log", Math.min(partitions, MOST_THREADS), 2, TimeUnit.MINUTES);
    }

    static ConsumerGroupMetadata group(ClientSettings settings) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.restoringConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    public Future<Void> close() {
        return services.workers().close();
    }
}
