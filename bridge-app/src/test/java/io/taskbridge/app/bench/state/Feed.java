// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.kafka.Partitions;
import io.taskbridge.task.TaskKey;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records about tasks to where their shards look for them, many at a time. For one thread. */
final class Feed implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Feed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 256 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void write(String topic, TaskKey key, byte[] value) {
        byte[] bytes = key.bytes();
        var unused = producer.send(
                new ProducerRecord<>(topic, Partitions.of(bytes, Site.PARTITIONS), bytes, value),
                (written, failure) -> {
                    if (failure != null) {
                        System.err.println(topic + ": " + failure);
                    }
                });
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
