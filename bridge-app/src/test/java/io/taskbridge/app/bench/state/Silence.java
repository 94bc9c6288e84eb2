// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Listens to events as a consumer gets them: how long some partitions have none. For one thread. */
final class Silence implements AutoCloseable {
    private static final Duration LISTEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Silence(String bootstrapServers, String events) {
        consumer = ConsumedRecord.consumer(bootstrapServers);
        List<TopicPartition> partitions = IntStream.range(0, Site.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(events, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
    }

    /** Blocks until each of the partitions has an event written since then; the seconds that each had to wait, rising. */
    List<Double> awaitNews(Collection<Integer> partitions, long sinceMillis) {
        Set<Integer> silent = new HashSet<>(partitions);
        List<Double> seconds = new ArrayList<>();
        while (!silent.isEmpty()) {
            if (System.currentTimeMillis() - sinceMillis > PATIENCE.toMillis()) {
                throw new IllegalStateException("no news of " + silent);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LISTEN)) {
                if (record.timestamp() > sinceMillis && silent.remove(record.partition())) {
                    seconds.add((System.currentTimeMillis() - sinceMillis) / 1e3);
                }
            }
        }
        return seconds;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
