// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.live.EventReading;
import io.taskbridge.app.live.EventTopic;
import io.taskbridge.app.live.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The topic of all transitions. Each reading is a consumer of its own that belongs to no group. Thread-safe. */
public final class KafkaEventTopic implements EventTopic {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int NAME_LENGTH = 8;

    private final ClientSettings settings;
    private final Cluster cluster;
    private final String topic;

    private KafkaEventTopic(ClientSettings settings, Cluster cluster, String topic) {
        this.settings = settings;
        this.cluster = cluster;
        this.topic = topic;
    }

    /**
     * @param topic null where switched off, and so is the result
     */
    public static @Nullable EventTopic of(ClientSettings settings, Cluster cluster, @Nullable String topic) {
        return topic == null ? null : new KafkaEventTopic(settings, cluster, topic);
    }

    @Override
    public EventReading fromNow() {
        return open(null);
    }

    @Override
    public EventReading from(Place place) {
        return open(place);
    }

    private EventReading open(@Nullable Place place) {
        TopicDescription found = describe();
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.eventConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions =
                    Partitions.all(topic, found.partitions().size());
            consumer.assign(partitions);
            // Of committed records only: what is still open now comes later.
            Map<TopicPartition, Long> ends = place == null ? consumer.endOffsets(partitions) : Map.of();
            Map<TopicPartition, Long> starts = place == null ? Map.of() : consumer.beginningOffsets(partitions);
            boolean gap = false;
            Map<TopicPartition, Long> begin = new HashMap<>();
            for (TopicPartition partition : partitions) {
                long wanted = place == null ? ends.getOrDefault(partition, 0L) : place.next(partition.partition());
                long oldest = starts.getOrDefault(partition, 0L);
                gap |= wanted < oldest;
                begin.put(partition, Math.max(wanted, oldest));
            }
            begin.forEach(consumer::seek);
            long[] next = partitions.stream().mapToLong(begin::get).toArray();
            return new KafkaEventReading(consumer, topic, Place.of(name(found), next), gap);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** A topic that is made anew under the old name has another id, and its offsets mean something else. */
    private static String name(TopicDescription found) {
        return found.topicId().toString().substring(0, NAME_LENGTH);
    }

    private TopicDescription describe() {
        return Cluster.answer(Objects.requireNonNull(cluster.admin()
                .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                .topicNameValues()
                .get(topic)));
    }
}
