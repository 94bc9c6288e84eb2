// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.Await;
import io.taskbridge.app.SharedBroker;
import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.Batches;
import io.taskbridge.app.shard.ShardLog;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Logs of one shard on topics and a group of their own, and what others see of them. For the test's thread. */
final class ShardLogStage implements AutoCloseable {
    static final int MAX_MESSAGE_BYTES = 256 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String prefix = SharedBroker.freshPrefix();
    final Vertx vertx = Vertx.vertx();
    /** One topic for all states of a provider: each topic costs time. */
    private final Topics topics =
            new Topics(TopicPlans.of(prefix, (state, source, provider) -> prefix + "by-" + provider));

    private final ClientSettings settings =
            new ClientSettings(SharedBroker.bootstrapServers(), Map.of(), prefix + "group", MAX_MESSAGE_BYTES, false);
    private final Cluster cluster = Cluster.connect(settings.admin(), PATIENCE);
    private final ShardLogs logs;

    ShardLogStage() {
        topics.prepareAll(cluster, PATIENCE).join();
        logs = logs(CompletableFuture.completedFuture(null));
    }

    private ShardLogs logs(CompletableFuture<?> writable) {
        return new ShardLogs(new ShardLogServices(
                ShardLogs.workers(vertx, Batches.PARTITION + 1),
                settings,
                ShardLogs.group(settings),
                cluster,
                topics,
                writable,
                new BatchRecords(topics, "http://localhost/schema", MAX_MESSAGE_BYTES),
                Duration.ZERO));
    }

    /** As another owner of the shard would have it. */
    ShardLog newLog() {
        return logs.of(Batches.PARTITION);
    }

    /** Opened before the topics can be written to. */
    ShardLog opened(CompletableFuture<?> writable) {
        return opened(logs(writable).of(Batches.PARTITION));
    }

    ShardLog opened() {
        return opened(newLog());
    }

    private static ShardLog opened(ShardLog log) {
        log.open().await();
        return log;
    }

    /** Succeeds, and yet everything that the batch is written to, the group's offsets included, is left open. */
    void commitWithoutMarkers(ShardLog log, Batch batch) {
        // Or it would be the transaction before that is left open.
        awaitEnd(TransactionState.COMPLETE_COMMIT);
        LeaderlessPartitions leaderless = leaderless();
        try (leaderless) {
            log.commit(batch).await();
            awaitEnd(TransactionState.COMPLETE_COMMIT);
        }
    }

    /** An owner gives up a transaction that holds nothing but the inbox offset, and it is left open. */
    void abortOffsetWithoutMarker(long offset) {
        try (KafkaProducer<byte[], byte[]> owner = ownerInATransaction()) {
            sendOffset(owner, offset);
            LeaderlessPartitions leaderless = leaderless();
            try (leaderless) {
                owner.abortTransaction();
                awaitEnd(TransactionState.COMPLETE_ABORT);
            }
        }
    }

    private LeaderlessPartitions leaderless() {
        List<String> everything = new ArrayList<>(topics.names());
        everything.add("__consumer_offsets");
        return new LeaderlessPartitions(SharedBroker.kafka(), everything);
    }

    /** A commit returns before the markers are written. */
    private void awaitEnd(TransactionState end) {
        String id = settings.transactionalId(Batches.PARTITION);
        Await.until(
                () -> Cluster.answer(cluster.admin()
                                .describeTransactions(List.of(id))
                                .description(id))
                        .state(),
                state -> state == end);
    }

    List<ConsumerRecord<String, String>> committed(String topic) {
        return KafkaRecords.committed(SharedBroker.bootstrapServers(), prefix + topic);
    }

    /** The inbox offset that the group has committed, null if none. */
    Long committedOffset() {
        TopicPartition inbox = new TopicPartition(prefix + "inbox", Batches.PARTITION);
        OffsetAndMetadata offset = Cluster.answer(cluster.admin()
                        .listConsumerGroupOffsets(settings.groupId())
                        .partitionsToOffsetAndMetadata())
                .get(inbox);
        return offset == null ? null : offset.offset();
    }

    /** A former owner of the shard, in the middle of a transaction. */
    KafkaProducer<byte[], byte[]> ownerInATransaction() {
        KafkaProducer<byte[], byte[]> owner = new KafkaProducer<>(
                settings.transactional(Batches.PARTITION), new ByteArraySerializer(), new ByteArraySerializer());
        owner.initTransactions();
        owner.beginTransaction();
        return owner;
    }

    /** In the middle of a transaction that has committed an inbox offset, if it is committed itself. */
    KafkaProducer<byte[], byte[]> strangerWithAnOffset(long offset) {
        KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                settings.transactional(Batches.PARTITION + 1), new ByteArraySerializer(), new ByteArraySerializer());
        stranger.initTransactions();
        stranger.beginTransaction();
        sendOffset(stranger, offset);
        return stranger;
    }

    private void sendOffset(KafkaProducer<byte[], byte[]> owner, long offset) {
        owner.sendOffsetsToTransaction(
                Map.of(new TopicPartition(prefix + "inbox", Batches.PARTITION), new OffsetAndMetadata(offset)),
                ShardLogs.group(settings));
    }

    void write(String topic, String key, String value) throws Exception {
        write(topic, key, utf8(value));
    }

    void write(String topic, String key, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = KafkaRecords.plainProducer(SharedBroker.bootstrapServers())) {
            producer.send(new ProducerRecord<>(prefix + topic, Batches.PARTITION, utf8(key), value))
                    .get();
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        vertx.close().await();
        cluster.close();
    }
}
