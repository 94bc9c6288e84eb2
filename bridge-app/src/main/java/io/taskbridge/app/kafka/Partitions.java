// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/** The partitions of a topic, by number. */
public final class Partitions {
    private Partitions() {}

    /** The one that Kafka's Java producer chooses for a key; other clients' partitioners may choose another. */
    public static int of(byte[] key, int count) {
        return BuiltInPartitioner.partitionForKey(key, count);
    }

    /** All partitions of a topic, in their order. */
    static List<TopicPartition> all(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
