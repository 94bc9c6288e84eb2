// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * What all logs of a bridge work with.
 *
 * @param group to commit offsets in the name of; it knows no generation, and needs none where transactions fence
 * @param writable done when all topics can be written to
 * @param prompt where a transaction has to wait for longer to begin, the end of the last one is looked at
 */
record ShardLogServices(
        WorkerExecutor workers,
        ClientSettings settings,
        ConsumerGroupMetadata group,
        Cluster cluster,
        Topics topics,
        Future<?> writable,
        BatchRecords records,
        Duration prompt) {}
