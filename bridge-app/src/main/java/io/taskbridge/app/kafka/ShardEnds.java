// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the two partitions of a shard begin and end. What it says holds while nobody writes to them: between the fencing
 * of a former owner and the first transaction of the new one, or between two transactions. Thread-safe; every call
 * blocks.
 */
final class ShardEnds {
    /**
     * What a restore has to read.
     *
     * @param first offset of the oldest record of the tasks
     * @param end of the tasks, all of them committed or aborted
     * @param inbox offset to go on with
     */
    record Found(long first, long end, long inbox) {}

    /**
     * How the tasks end.
     *
     * @param settled offset up to which every transaction has ended
     * @param last offset behind the last record
     */
    record Tail(TopicPartition tasks, long settled, long last) {
        /** Whether a transaction stands open. */
        boolean open() {
            return settled < last;
        }

        /**
         * The end of the tasks, all of them committed or aborted.
         *
         * @throws KafkaException where a transaction stands open
         */
        long requireEnd() {
            if (open()) {
                throw new KafkaException("Kafka left the last transaction open in " + tasks);
            }
            return settled;
        }
    }

    private final Admin admin;
    private final String group;
    private final TopicPartition tasks;
    private final TopicPartition inbox;

    ShardEnds(ShardLogServices services, int partition) {
        this.admin = services.cluster().admin();
        this.group = services.settings().groupId();
        this.tasks = new TopicPartition(services.topics().tasks(), partition);
        this.inbox = new TopicPartition(services.topics().inbox(), partition);
    }

    TopicPartition tasks() {
        return tasks;
    }

    TopicPartition inbox() {
        return inbox;
    }

    Tail tail() {
        KafkaFuture<Long> settled = end(IsolationLevel.READ_COMMITTED);
        KafkaFuture<Long> last = end(IsolationLevel.READ_UNCOMMITTED);
        return new Tail(tasks, Cluster.answer(settled), Cluster.answer(last));
    }

    /** @throws KafkaException where a transaction stands open in the tasks or holds the offset */
    Found find(Tail tail) {
        ListOffsetsResult oldest =
                admin.listOffsets(Map.of(tasks, OffsetSpec.earliest(), inbox, OffsetSpec.earliest()));
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(inbox))),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(group);
        Map<TopicPartition, OffsetAndMetadata> offsets = Cluster.answer(committed);
        if (!offsets.containsKey(inbox)) {
            // There is an entry, though a null, where none was ever committed.
            throw new KafkaException("the offset of " + inbox + " is part of a transaction that has not ended");
        }
        OffsetAndMetadata offset = offsets.get(inbox);
        return new Found(
                offset(oldest, tasks), tail.requireEnd(), offset == null ? offset(oldest, inbox) : offset.offset());
    }

    private KafkaFuture<Long> end(IsolationLevel level) {
        return admin.listOffsets(Map.of(tasks, OffsetSpec.latest()), new ListOffsetsOptions(level))
                .partitionResult(tasks)
                .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset);
    }

    private static long offset(ListOffsetsResult answers, TopicPartition partition) {
        return Objects.requireNonNull(Cluster.answer(answers.partitionResult(partition)))
                .offset();
    }
}
