// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction of a shard that Kafka counts as ended, while its records neither count as committed nor as aborted.
 * Brokers from 4.1 on write no marker where a partition has no leader just then (KAFKA-20734); on a single broker none has
 * one while it comes back after a crash. Readers of committed records stand still before what is open, and the next
 * transaction there would end it as it ends itself: what is done anew would be published twice.
 *
 * <p>Nobody has seen any of it, whatever its end was to be. So it is aborted everywhere, and what led to it, the inbox
 * offset included, is read and decided again. Blocks.
 */
final class HangingTransaction {
    private static final Logger log = LoggerFactory.getLogger(HangingTransaction.class);

    private final Admin admin;
    private final Topics topics;
    private final ConsumerGroupMetadata group;
    private final ShardEnds shard;

    HangingTransaction(ShardLogServices services, ShardEnds shard) {
        this.admin = services.cluster().admin();
        this.topics = services.topics();
        this.group = services.group();
        this.shard = shard;
    }

    /** @param producer the shard's own, initialised and in no transaction: only its aborts end what it left open */
    void abort(KafkaProducer<byte[], byte[]> producer) {
        Set<TopicPartition> others = open();
        log.warn("Kafka left a transaction open in {}, it is aborted and done again", others);
        others.remove(shard.tasks());
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(Map.of(shard.inbox(), new OffsetAndMetadata(0)), group);
        touch(producer, others);
        // The last one: as long as it is open, whoever comes after a crash in here knows of the others.
        touch(producer, Set.of(shard.tasks()));
        producer.abortTransaction();
    }

    private static void touch(KafkaProducer<byte[], byte[]> producer, Set<TopicPartition> partitions) {
        List<Future<RecordMetadata>> sent = partitions.stream()
                .map(place ->
                        producer.send(new ProducerRecord<>(place.topic(), place.partition(), BatchRecords.TRACE, null)))
                .toList();
        producer.flush();
        sent.forEach(Cluster::answer);
    }

    /** Where the producer that left the shard's tasks open left anything open. */
    private Set<TopicPartition> open() {
        Map<TopicPartition, Set<Long>> open = new HashMap<>();
        Cluster.answer(admin.describeProducers(allPartitions()).all())
                .forEach((place, state) -> open.put(place, open(state)));
        Set<Long> ours = open.getOrDefault(shard.tasks(), Set.of());
        open.values().removeIf(producers -> Collections.disjoint(producers, ours));
        return open.keySet();
    }

    private static Set<Long> open(PartitionProducerState state) {
        return state.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .map(ProducerState::producerId)
                .collect(Collectors.toSet());
    }

    private Set<TopicPartition> allPartitions() {
        return Cluster.answer(admin.describeTopics(topics.names()).allTopicNames()).values().stream()
                .flatMap(
                        topic -> Partitions.all(topic.name(), topic.partitions().size()).stream())
                .collect(Collectors.toSet());
    }
}
