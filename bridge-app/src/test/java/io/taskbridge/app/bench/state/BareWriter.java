// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what a bridge wrote, as it wrote it, and does nothing else: takes its records and repeats them to other topics,
 * in transactions as large, one producer a partition, with the client settings that a bridge has. The arguments are the
 * broker, the topics to repeat, those to write to, how many transitions, and how many in one transaction.
 */
public final class BareWriter {
    private static final int REPEATED = 5_000;

    private final String bootstrapServers;
    private final String from;
    private final String to;
    private final int each;
    private final int batch;

    private BareWriter(String[] args) {
        bootstrapServers = args[0];
        from = args[1];
        to = args[2];
        each = Integer.parseInt(args[3]) / Site.PARTITIONS;
        batch = Integer.parseInt(args[4]);
    }

    public static void main(String[] args) throws Exception {
        BareWriter writer = new BareWriter(args);
        List<Thread> threads = IntStream.range(0, Site.PARTITIONS)
                .mapToObj(partition -> {
                    Originals originals = writer.originals(partition);
                    KafkaProducer<byte[], byte[]> producer = writer.producer(partition);
                    producer.initTransactions();
                    return new Thread(() -> writer.write(partition, originals, producer));
                })
                .toList();
        System.out.println("ready");
        int go = System.in.read();
        if (go < 0) {
            return;
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("done");
    }

    /** What the shard's transactions are made of: the events, and the tasks after them. */
    private record Originals(List<ConsumedRecord> events, List<ConsumedRecord> tasks) {}

    private Originals originals(int partition) {
        return new Originals(
                ConsumedRecord.first(bootstrapServers, new TopicPartition(from + "events", partition), REPEATED),
                ConsumedRecord.first(bootstrapServers, new TopicPartition(from + "tasks", partition), REPEATED));
    }

    private void write(int partition, Originals originals, KafkaProducer<byte[], byte[]> producer) {
        ConsumerGroupMetadata group = group();
        TopicPartition inbox = new TopicPartition(to + "inbox", partition);
        for (int done = 0; done < each; ) {
            int until = Math.min(each, done + batch);
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(Map.of(inbox, new OffsetAndMetadata(until)), group);
            for (ProducerRecord<byte[], byte[]> record : records(partition, originals, done, until)) {
                var unused = producer.send(record);
            }
            producer.flush();
            producer.commitTransaction();
            done = until;
        }
        producer.close();
    }

    private Collection<ProducerRecord<byte[], byte[]>> records(int partition, Originals originals, int first, int end) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = first; i < end; i++) {
            ConsumedRecord event = originals.events().get(i % originals.events().size());
            records.add(event.to(to + "events", null));
            records.add(event.to(to + "events-" + state(event), null));
        }
        for (int i = first; i < end; i++) {
            records.add(originals.tasks().get(i % originals.tasks().size()).to(to + "tasks", partition));
        }
        return records;
    }

    private static String state(ConsumedRecord event) {
        String type = new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private ConsumerGroupMetadata group() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "group.id", to);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(int partition) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        to + partition,
                        "acks",
                        "all",
                        "retry.backoff.ms",
                        1,
                        "linger.ms",
                        1_000,
                        "batch.size",
                        256 << 10,
                        "buffer.memory",
                        64 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
