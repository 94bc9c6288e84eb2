// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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

    private final String owner;
    private final Admin admin;
    private final Topics topics;
    private final ConsumerGroupMetadata group;
    private final ShardEnds shard;

    HangingTransaction(int partition, ShardLogServices services, ShardEnds shard) {
        this.owner = services.settings().transactionalId(partition);
        this.admin = services.cluster().admin();
        this.topics = services.topics();
        this.group = services.group();
        this.shard = shard;
    }

    /** @param producer the shard's own, initialised and in no transaction: only its aborts end what it left open */
    void abort(KafkaProducer<byte[], byte[]> producer) {
        Set<TopicPartition> open = open();
        log.warn("Kafka left a transaction of {} open, with records in {}: it is aborted and done again", owner, open);
        Set<TopicPartition> others = new HashSet<>(open);
        others.remove(shard.tasks());
        producer.beginTransaction();
        touch(producer, others);
        // These last: as long as they are open, whoever comes after a crash in here knows of the others.
        producer.sendOffsetsToTransaction(Map.of(shard.inbox(), new OffsetAndMetadata(0)), group);
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

    /** Wherever the shard's producers, of which only one is alive, have left anything open. */
    private Set<TopicPartition> open() {
        long id = Cluster.answer(admin.describeTransactions(List.of(owner)).description(owner))
                .producerId();
        return Cluster.answer(admin.describeProducers(allPartitions()).all()).entrySet().stream()
                .filter(place -> place.getValue().activeProducers().stream()
                        .anyMatch(producer -> producer.producerId() == id
                                && producer.currentTransactionStartOffset().isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Set<TopicPartition> allPartitions() {
        return Cluster.answer(admin.describeTopics(topics.names()).allTopicNames()).values().stream()
                .flatMap(
                        topic -> Partitions.all(topic.name(), topic.partitions().size()).stream())
                .collect(Collectors.toSet());
    }
}
