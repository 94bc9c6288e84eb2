// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Transactions of one record each, at a fixed rate, until a consumer of committed records sees them. For one thread. */
final class BareTransactions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] VALUE = new byte[SignedRequests.BODY_BYTES];

    private BareTransactions() {}

    static Map<String, Double> run(String brokers, String topic, double rate, int count) throws InterruptedException {
        String prefix = UUID.randomUUID().toString();
        Arrivals arrivals = new Arrivals(brokers, topic, prefix);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "transactional.id", prefix, "acks", "all", "retry.backoff.ms", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            long start = System.nanoTime();
            LongUnaryOperator due = index -> start + (long) (index * 1e9 / rate);
            arrivals.begin(due);
            for (int i = 0; i < count; i++) {
                for (long left = 1; left > 0; ) {
                    left = due.applyAsLong(i) - System.nanoTime();
                    LockSupport.parkNanos(left);
                }
                producer.beginTransaction();
                byte[] key = (prefix + "-" + i).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(topic, key, VALUE));
                producer.commitTransaction();
            }
        }
        Latencies events = arrivals.await(count, PATIENCE);
        return Map.of(
                "event.p50", events.millis(0.5),
                "event.p99", events.millis(0.99),
                "event.max", events.millis(1),
                "missing", (double) (count - events.count()));
    }
}
