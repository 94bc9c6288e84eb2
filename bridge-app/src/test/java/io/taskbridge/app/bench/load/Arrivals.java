// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of committed records, from where a topic ends now on: how long after its time each came, known by the number
 * at the end of its key. Reads in a thread of its own; what it found is there after {@link #await}.
 */
final class Arrivals {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String prefix;
    private final Latencies latencies = new Latencies();
    private final Thread reader = new Thread(this::read, "arrivals");
    private volatile LongUnaryOperator due = index -> 0;
    private volatile long expected = Long.MAX_VALUE;
    private volatile long giveUpAt;

    /** @param prefix of the tasks that count */
    Arrivals(String brokers, String topic, String prefix) {
        this.prefix = prefix + "-";
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @param due when the task of this number should have been reported, in {@link System#nanoTime} */
    void begin(LongUnaryOperator due) {
        this.due = due;
        reader.setDaemon(true);
        reader.start();
    }

    /** Blocks until so many have come, or nothing more can be hoped for. */
    Latencies await(long count, Duration patience) throws InterruptedException {
        giveUpAt = System.nanoTime() + patience.toNanos();
        expected = count;
        reader.join();
        return latencies;
    }

    private void read() {
        try (consumer) {
            while (latencies.count() < expected && (expected == Long.MAX_VALUE || System.nanoTime() < giveUpAt)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(new String(record.key(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void take(String key) {
        int at = key.indexOf(prefix);
        if (at >= 0) {
            long index = Long.parseLong(key.substring(at + prefix.length()));
            latencies.add(System.nanoTime() - due.applyAsLong(index));
        }
    }
}
