// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.task.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the ledger and every topic, as they grow, and tells the referee. For one thread. */
final class Witness implements AutoCloseable {
    private static final String ALL = "task-events";
    private static final String REJECTED = "bridge-rejected";

    private final Referee referee;
    private final KafkaConsumer<String, String> consumer;
    private final InputStream ledger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Witness(String bootstrapServers, Path ledger, Referee referee) throws IOException {
        this.referee = referee;
        this.ledger = Files.newInputStream(ledger);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(topics().flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** Reads on, for so long at most; how many records there were. */
    int read(Duration limit) throws IOException {
        readLedger();
        int records = 0;
        for (ConsumerRecord<String, String> record : consumer.poll(limit)) {
            records++;
            switch (record.topic()) {
                case ALL -> referee.tell(Sighting.of(record));
                case REJECTED -> referee.reject(String.valueOf(record.key()), reason(record));
                default -> referee.retell(Sighting.of(record));
            }
        }
        return records;
    }

    private void readLedger() throws IOException {
        // Never more than is there: what is still to be written is read the next time.
        while (ledger.available() > 0) {
            byte[] chunk = ledger.readNBytes(Math.min(ledger.available(), 1 << 16));
            for (byte one : chunk) {
                if (one == '\n') {
                    referee.expect(LedgerEntry.read(line.toByteArray()));
                    line.reset();
                } else {
                    line.write(one);
                }
            }
        }
    }

    private static Stream<String> topics() {
        return Stream.concat(
                Stream.of(ALL, REJECTED),
                Stream.of(TaskState.values())
                        .filter(state -> state != TaskState.TRACKED)
                        .map(state -> "task-" + state.word()));
    }

    private static String reason(ConsumerRecord<String, String> record) {
        return new String(record.headers().lastHeader("reason").value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        consumer.close();
        ledger.close();
    }
}
