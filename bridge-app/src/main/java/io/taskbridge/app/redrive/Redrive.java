// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.redrive;

import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.RejectedRecord;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.redrive.Redriven.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends those rejected records again that are understood now, and puts the others back. What is sent, what is put back
 * and how far it has come are one transaction for each batch: a redrive that is killed, repeated or overtaken by
 * another one repeats nothing. For one thread; blocks.
 */
public final class Redrive implements AutoCloseable {
    /** What a redrive does with what it finds out. */
    public enum Mode {
        SEND,
        /** Changes nothing, so it fences nobody either. */
        DRY_RUN
    }

    private final ClientSettings settings;
    private final Topics topics;
    private final Judge judge;
    private final RejectedTopic rejected;
    private final Originals originals;
    private final @Nullable KafkaProducer<byte[], byte[]> producer;

    private Redrive(
            ClientSettings settings,
            Topics topics,
            Judge judge,
            RejectedTopic rejected,
            Originals originals,
            @Nullable KafkaProducer<byte[], byte[]> producer) {
        this.settings = settings;
        this.topics = topics;
        this.judge = judge;
        this.rejected = rejected;
        this.originals = originals;
        this.producer = producer;
    }

    /**
     * Stops whichever redrive of the same group is under way, and finds out where to begin.
     *
     * @throws RedriveException if Kafka does not answer within seconds, or lacks a topic
     */
    public static Redrive open(ClientSettings settings, Topics topics, Judge judge, Mode mode) {
        RejectedTopic rejected = null;
        KafkaProducer<byte[], byte[]> producer = null;
        try {
            rejected = new RejectedTopic(settings);
            require(rejected, topics.rejected());
            int partitions = require(rejected, topics.inbox());
            if (mode == Mode.SEND) {
                producer = new KafkaProducer<>(
                        settings.redriveProducer(), new ByteArraySerializer(), new ByteArraySerializer());
                producer.initTransactions();
            }
            rejected.open(topics.rejected());
            Originals originals = new Originals(settings, topics.inbox(), partitions);
            return new Redrive(settings, topics, judge, rejected, originals, producer);
        } catch (RuntimeException e) {
            close(rejected, producer);
            throw e instanceof KafkaException failed ? unreachable(failed) : e;
        }
    }

    private static int require(RejectedTopic kafka, String topic) {
        int partitions = kafka.partitions(topic);
        if (partitions == 0) {
            throw new RedriveException("topic " + topic + ": there is no such topic");
        }
        return partitions;
    }

    private static RedriveException unreachable(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String why = e instanceof TimeoutException ? "it does not answer" : String.valueOf(cause.getMessage());
        return new RedriveException(why, e);
    }

    /** At most so many records are still to be dealt with. */
    public long left() {
        return rejected.left();
    }

    /**
     * Goes to the end that the rejected topic had when this was opened.
     *
     * @param told what became of each batch, once that is committed
     * @throws KafkaException if it cannot go on; what it has told of is done, and the next redrive goes on from there
     */
    public void run(Consumer<List<Redriven>> told) {
        for (List<ConsumerRecord<byte[], byte[]>> batch = rejected.next(); !batch.isEmpty(); batch = rejected.next()) {
            List<Redriven> outcomes = new ArrayList<>();
            List<ProducerRecord<byte[], byte[]>> writes = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                outcomes.add(decide(RejectedRecord.read(record), writes));
            }
            if (producer != null) {
                commit(producer, writes);
            }
            told.accept(outcomes);
        }
    }

    private Redriven decide(RejectedRecord record, List<ProducerRecord<byte[], byte[]>> writes) {
        RejectedRecord whole = record.namesOnlyItsPlace() ? originals.find(record) : record;
        if (whole == null) {
            return new Redriven(record.place().toString(), null, Fate.GONE, "it is no longer where it was found");
        }
        Redriven outcome = judge.judge(whole);
        writes.add(
                outcome.fate() == Fate.SENT_AGAIN
                        ? sentAgain(whole)
                        : whole.because(outcome.reason()).written(topics.rejected(), settings.maxMessageBytes()));
        return outcome;
    }

    private ProducerRecord<byte[], byte[]> sentAgain(RejectedRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach(header -> headers.add(header.name(), header.value()));
        return new ProducerRecord<>(topics.inbox(), null, record.key(), record.value(), headers);
    }

    private void commit(KafkaProducer<byte[], byte[]> open, List<ProducerRecord<byte[], byte[]>> writes) {
        open.beginTransaction();
        for (ProducerRecord<byte[], byte[]> write : writes) {
            // A send that fails makes the commit fail: no need to wait for each.
            var unused = open.send(write);
        }
        open.sendOffsetsToTransaction(rejected.positions(), rejected.group());
        open.commitTransaction();
    }

    @Override
    public void close() {
        originals.close();
        close(rejected, producer);
    }

    private static void close(@Nullable RejectedTopic rejected, @Nullable KafkaProducer<byte[], byte[]> producer) {
        if (producer != null) {
            // Nothing to wait for: what is not committed by now is void.
            producer.close(Duration.ZERO);
        }
        if (rejected != null) {
            rejected.close();
        }
    }
}
