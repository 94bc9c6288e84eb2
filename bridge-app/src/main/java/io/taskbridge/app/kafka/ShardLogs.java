// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the logs of shards; all of them share one pool of threads for the blocking work. Thread-safe. */
public final class ShardLogs {
    private static final int MOST_THREADS = 64;

    private final WorkerExecutor workers;
    private final ClientSettings settings;
    private final Topics topics;
    private final BatchRecords records;

    /**
     * @param schema absolute URL of the events' JSON Schema
     */
    public ShardLogs(Vertx vertx, ClientSettings settings, Topics topics, String schema, int partitions) {
        int threads = Math.min(partitions, MOST_THREADS);
        this.workers = vertx.createSharedWorkerExecutor("shard-log", threads, 2, TimeUnit.MINUTES);
        this.settings = settings;
        this.topics = topics;
        this.records = new BatchRecords(topics, schema, settings.maxMessageBytes());
    }

    public ShardLog of(int partition) {
        return new TransactionalShardLog(partition, workers, settings, topics, records);
    }

    public Future<Void> close() {
        return workers.close();
    }
}
