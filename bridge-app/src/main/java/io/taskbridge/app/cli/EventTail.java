// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import picocli.CommandLine.Help.Ansi;

/**
 * Follows topics as a plain consumer that belongs to no group and commits nothing. Owned by the thread that runs the
 * command; {@link #stop} alone may be called by any other. Partitions that are added meanwhile are not followed.
 */
final class EventTail implements AutoCloseable {
    /** Where to begin. */
    enum Start {
        BEGINNING,
        NOW
    }

    private static final Duration POLL_LIMIT = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> kafka;

    EventTail(Consumer<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /** Finds the topics. */
    void open(List<String> topics, Start start) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = kafka.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.NOT_STARTED, "--topic: " + Printable.of(topic, 249) + ": there is no such topic");
            }
            found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        kafka.assign(partitions);
        if (start == Start.BEGINNING) {
            kafka.seekToBeginning(partitions);
        } else {
            kafka.seekToEnd(partitions);
        }
    }

    /**
     * Prints events until nobody reads them any more, or {@link #stop} ends it with a {@link WakeupException}.
     *
     * @param err told of records that cannot be shown
     */
    void follow(TailFormat format, PrintWriter out, PrintWriter err) {
        while (!out.checkError()) {
            for (ConsumerRecord<byte[], byte[]> event : kafka.poll(POLL_LIMIT)) {
                format.line(event).ifPresentOrElse(out::println, () -> err.println(EventLine.of(event, Ansi.OFF)));
            }
        }
    }

    void stop() {
        kafka.wakeup();
    }

    @Override
    public void close() {
        kafka.close(CloseOptions.timeout(CLOSE_LIMIT));
    }
}
