// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.lang.reflect.Field;
import java.util.Collection;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.metadata.KRaftMetadataCache;

/**
 * Some topics of a running broker without a leader for any of their partitions, as the broker's transaction coordinator
 * sees all topics while the broker comes back after a crash. What is written to them meanwhile is written.
 */
final class LeaderlessPartitions implements AutoCloseable {
    private static final int NOBODY = -1;

    private final KRaftMetadataCache cache;
    private final MetadataImage before;

    LeaderlessPartitions(EmbeddedKafka kafka, Collection<String> topics) {
        cache = metadataCache(kafka);
        before = cache.currentImage();
        MetadataDelta delta = new MetadataDelta.Builder().setImage(before).build();
        for (String topic : topics) {
            before.topics().getTopic(topic).partitions().forEach((partition, registration) -> {
                delta.replay(new PartitionChangeRecord()
                        .setTopicId(before.topics().getTopic(topic).id())
                        .setPartitionId(partition)
                        .setLeader(NOBODY));
            });
        }
        cache.setImage(delta.apply(before.provenance()));
    }

    @Override
    public void close() {
        cache.setImage(before);
    }

    /** Nothing but looking inside gets a broker into this state at will. */
    private static KRaftMetadataCache metadataCache(EmbeddedKafka kafka) {
        try {
            Object broker = call(field(field(kafka, "server"), "broker"), "get");
            return (KRaftMetadataCache) call(broker, "metadataCache");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Kafka is made otherwise", e);
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static Object call(Object owner, String method) throws ReflectiveOperationException {
        return owner.getClass().getMethod(method).invoke(owner);
    }
}
