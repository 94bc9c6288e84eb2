// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic to its end, and does nothing with it. Waits for a word first. The
 * arguments are the broker and the topic.
 */
public final class BareReader {
    private BareReader() {}

    public static void main(String[] args) throws IOException {
        List<TopicPartition> partitions = IntStream.range(0, Site.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(args[1], partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = ConsumedRecord.consumer(args[0])) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            long began = System.nanoTime();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {});
            }
            System.out.println((System.nanoTime() - began) / 1e9);
        }
    }
}
