// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.nio.file.Path;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A process to be killed: commits a record and an offset, leaves another record in an open transaction, says so and waits. */
final class DoomedBroker {
    static final String GROUP = "group";
    static final long OFFSET = 7;

    private DoomedBroker() {}

    public static void main(String[] args) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(0, Path.of(args[0]));
        KafkaRecords.createTopic(kafka.bootstrapServers(), "events");
        KafkaRecords.commitOffset(kafka.bootstrapServers(), GROUP, "events", OFFSET);
        KafkaProducer<String, String> producer = KafkaRecords.transactionalProducer(kafka.bootstrapServers());
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("events", "committed")).get();
        producer.commitTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("events", "open")).get();
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
