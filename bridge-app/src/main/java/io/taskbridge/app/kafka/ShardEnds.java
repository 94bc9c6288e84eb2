// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
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

    /** Empty while a transaction that has not ended is in the tasks or holds the offset. */
    Optional<Found> find() {
        ListOffsetsResult oldest =
                admin.listOffsets(Map.of(tasks, OffsetSpec.earliest(), inbox, OffsetSpec.earliest()));
        Map<TopicPartition, OffsetAndMetadata> offsets = Cluster.answer(admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(inbox))),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(group));
        Optional<Long> end = end();
        // There is an entry, though a null, where none was ever committed.
        if (end.isEmpty() || !offsets.containsKey(inbox)) {
            return Optional.empty();
        }
        OffsetAndMetadata offset = offsets.get(inbox);
        return Optional.of(
                new Found(offset(oldest, tasks), end.get(), offset == null ? offset(oldest, inbox) : offset.offset()));
    }

    /** The end of the tasks, empty while a transaction that has not ended is in them. */
    Optional<Long> end() {
        KafkaFuture<Long> settled = end(IsolationLevel.READ_COMMITTED);
        KafkaFuture<Long> last = end(IsolationLevel.READ_UNCOMMITTED);
        long end = Cluster.answer(settled);
        return end < Cluster.answer(last) ? Optional.empty() : Optional.of(end);
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
