// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Feed;
import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.app.shard.ShardServices;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This bridge's membership in the group: starts a shard for each inbox partition that it is given, stops it when the
 * partition is taken away, and feeds the shards their records. All state belongs to the verticle's context.
 *
 * <p>One loop does everything that touches the consumer, one thing after the other, so that no record read before a
 * seek can pass for one read after it.
 */
public final class InboxVerticle extends VerticleBase implements Feed {
    private static final Logger log = LoggerFactory.getLogger(InboxVerticle.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 500;

    private final ClientSettings settings;
    private final PeerName name;
    private final String topic;
    private final Shards shards;
    private final ShardServices services;
    private final ShardLogs logs;
    private final RateShare rate;
    private final ReadPace pace;
    private final InstantSource clock;
    private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
    private @Nullable KafkaReadStream<byte[], InboxRecordReader.Value> consumer;
    private boolean stopping;

    /**
     * @param name tells the other members where this bridge is reached
     * @param rate told what is owned, after {@code shards} has changed
     * @param pace when the inbox is read again
     */
    public InboxVerticle(
            ClientSettings settings,
            PeerName name,
            String topic,
            Shards shards,
            ShardServices services,
            ShardLogs logs,
            RateShare rate,
            ReadPace pace,
            InstantSource clock) {
        this.settings = settings;
        this.name = name;
        this.topic = topic;
        this.shards = shards;
        this.services = services;
        this.logs = logs;
        this.rate = rate;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        KafkaReadStream<byte[], InboxRecordReader.Value> stream = KafkaReadStream.create(
                vertx,
                settings.inboxConsumer(name),
                new ByteArrayDeserializer(),
                new InboxRecordReader(clock, RecordSize.maxRegistration(settings.maxMessageBytes())));
        stream.exceptionHandler(failure -> log.warn("The inbox consumer is in trouble: {}", failure.toString()));
        stream.partitionsAssignedHandler(this::assigned);
        stream.partitionsRevokedHandler(this::revoked);
        consumer = stream;
        return stream.subscribe(Set.of(topic)).onSuccess(subscribed -> {
            GroupPulse pulse = GroupPulse.of(stream.unwrap());
            context.runOnContext(go -> loop(stream, pulse));
        });
    }

    /** Vert.x has stopped the shards by now, being deployed from here; what is left is to leave the group. */
    @Override
    public Future<?> stop() {
        stopping = true;
        owned.values().forEach(state -> shards.remove(state.shard));
        owned.clear();
        rate.own(owned.keySet());
        return consumer == null ? Future.succeededFuture() : consumer.close();
    }

    @Override
    public void from(ShardVerticle shard, long offset, long epoch) {
        context.runOnContext(go -> {
            OwnedPartition partition = owned.get(shard.partition());
            if (partition != null && partition.shard == shard) {
                partition.ask(offset, epoch);
            }
        });
    }

    private void assigned(Set<TopicPartition> partitions) {
        for (TopicPartition assigned : partitions) {
            int partition = assigned.partition();
            release(partition);
            ShardVerticle shard = new ShardVerticle(partition, services, logs.of(partition), this);
            owned.put(partition, new OwnedPartition(shard, vertx.deployVerticle(shard)));
            shards.add(shard);
        }
        shards.join();
        rate.own(owned.keySet());
    }

    private void revoked(Set<TopicPartition> partitions) {
        partitions.forEach(revoked -> release(revoked.partition()));
        rate.own(owned.keySet());
    }

    private void release(int partition) {
        OwnedPartition released = owned.remove(partition);
        if (released != null) {
            shards.remove(released.shard);
            released.deployment
                    .compose(vertx::undeploy)
                    .onFailure(failure -> log.warn("Shard {} did not stop cleanly: {}", partition, failure.toString()));
        }
    }

    private void loop(KafkaReadStream<byte[], InboxRecordReader.Value> stream, GroupPulse pulse) {
        if (stopping) {
            return;
        }
        rate.look(pulse.answers());
        seek(stream)
                .compose(done -> pauseOrResume(stream))
                .compose(done -> stream.poll(POLL))
                .onComplete((records, failure) -> context.runOnContext(go -> {
                    shards.trouble(failure == null ? null : "the inbox cannot be read: " + failure.getMessage());
                    if (failure == null) {
                        deliver(records);
                        pace.then(vertx, records.count(), () -> loop(stream, pulse));
                    } else {
                        log.warn("The inbox cannot be read, trying again: {}", failure.toString());
                        // What the consumer holds paused is uncertain now: say it all again.
                        owned.values().forEach(state -> state.paused = !state.wantsPause());
                        vertx.setTimer(RETRY_MILLIS, again -> loop(stream, pulse));
                    }
                }));
    }

    private Future<Void> seek(KafkaReadStream<?, ?> stream) {
        List<Future<Void>> seeks = new ArrayList<>();
        owned.forEach((partition, state) -> {
            OwnedPartition.Start start = state.start;
            if (start != null) {
                TopicPartition sought = new TopicPartition(topic, partition);
                seeks.add(stream.seek(sought, start.offset())
                        .compose(done -> stream.endOffsets(sought))
                        .onSuccess(end -> state.begin(start, end))
                        .<Void>mapEmpty()
                        // The partition stays silent until it works. The others, and news of a rebalance, go on.
                        .otherwise(failure -> {
                            log.warn("Partition {} of the inbox cannot be sought: {}", partition, failure.toString());
                            return null;
                        }));
            }
        });
        return seeks.isEmpty() ? Future.succeededFuture() : Future.join(seeks).mapEmpty();
    }

    private Future<Void> pauseOrResume(KafkaReadStream<?, ?> stream) {
        Set<TopicPartition> pause = change(false);
        Set<TopicPartition> resume = change(true);
        Future<Void> paused = pause.isEmpty() ? Future.succeededFuture() : stream.pause(pause);
        return resume.isEmpty() ? paused : paused.compose(done -> stream.resume(resume));
    }

    /** The partitions that are paused or not, as told, and should no longer be; taken as changed from here on. */
    private Set<TopicPartition> change(boolean paused) {
        return owned.entrySet().stream()
                .filter(entry ->
                        entry.getValue().paused == paused && entry.getValue().wantsPause() != paused)
                .peek(entry -> entry.getValue().paused = !paused)
                .map(entry -> new TopicPartition(topic, entry.getKey()))
                .collect(Collectors.toSet());
    }

    private void deliver(ConsumerRecords<byte[], InboxRecordReader.Value> records) {
        // Where nothing came in but the ends of transactions, the partition was read further all the same.
        records.nextOffsets().forEach((partition, next) -> {
            OwnedPartition state = owned.get(partition.partition());
            // What was fetched before the shard said where to start is fetched again after the seek.
            if (state != null && state.fed()) {
                List<InboxRecord> batch = records.records(partition).stream()
                        .map(InboxRecordReader::record)
                        .toList();
                state.shard.deliver(state.epoch, batch, next.offset());
            }
        });
    }
}
