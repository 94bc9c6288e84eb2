// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.control.PausedSources;
import io.taskbridge.app.control.SourceSwitch;
import io.taskbridge.app.shard.Ask;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the control topic from its beginning, as every bridge does, and writes to it. What a bridge has written is in
 * force in it once it has read it there: there is one order, the topic's. All state belongs to the verticle's context;
 * the public methods hop there.
 */
public final class ControlVerticle extends VerticleBase implements SourceSwitch {
    private static final Logger log = LoggerFactory.getLogger(ControlVerticle.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MILLIS = 500;
    private static final long READ_BACK_MILLIS = 2_000;

    /** Somebody who waits until a record is read. */
    private record Waiter(long offset, Promise<Void> read) {}

    private final ClientSettings settings;
    private final TopicPartition partition;
    private final RecordSender sender;
    private final Set<String> sources;
    private final InstantSource clock;
    private final Consumer<Map<String, Instant>> listener;
    private final PausedSources paused;
    private final List<Waiter> waiters = new ArrayList<>();
    private @Nullable KafkaReadStream<byte[], byte[]> consumer;
    private long end = -1;
    private boolean known;
    private boolean stopping;

    /**
     * @param sources those that are configured
     * @param listener told which sources are paused, since when, once that is known and whenever it may have changed
     */
    public ControlVerticle(
            ClientSettings settings,
            String topic,
            RecordSender sender,
            Set<String> sources,
            InstantSource clock,
            Consumer<Map<String, Instant>> listener) {
        this.settings = settings;
        this.partition = new TopicPartition(topic, 0);
        this.sender = sender;
        this.sources = Set.copyOf(sources);
        this.clock = clock;
        this.listener = listener;
        this.paused = new PausedSources(settings.groupId());
    }

    @Override
    public Future<?> start() {
        KafkaReadStream<byte[], byte[]> stream = KafkaReadStream.create(
                vertx, settings.controlConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        stream.exceptionHandler(failure -> log.debug("The control consumer is in trouble: {}", failure.toString()));
        consumer = stream;
        return stream.assign(Set.of(partition)).onSuccess(assigned -> context.runOnContext(go -> loop(stream)));
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        return consumer == null ? Future.succeededFuture() : consumer.close();
    }

    @Override
    public boolean knows(String source) {
        return sources.contains(source);
    }

    @Override
    public Future<Instant> pause(String source) {
        return Ask.on(context, () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = paused.since(source, now);
            return write(source, paused.value(source, now)).map(since);
        });
    }

    @Override
    public Future<Void> resume(String source) {
        return Ask.on(context, () -> write(source, null));
    }

    private Future<Void> write(String source, byte @Nullable [] value) {
        return sender.send(new ProducerRecord<>(partition.topic(), partition.partition(), paused.key(source), value))
                .compose(written -> readBack(written.offset()));
    }

    /** What is durable will be in force, soon; who is told a little earlier is told the truth as well. */
    private Future<Void> readBack(long offset) {
        Waiter waiter = new Waiter(offset, Promise.promise());
        waiters.add(waiter);
        return waiter.read()
                .future()
                .timeout(READ_BACK_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .onComplete(over -> waiters.remove(waiter));
    }

    private void loop(KafkaReadStream<byte[], byte[]> stream) {
        if (stopping) {
            return;
        }
        Future<Long> goal = end >= 0 ? Future.succeededFuture(end) : stream.endOffsets(partition);
        goal.compose(found -> stream.poll(POLL)
                        .compose(records -> stream.position(partition)
                                .onSuccess(position -> context.runOnContext(go -> read(records, position, found)))))
                .onComplete((done, failure) -> context.runOnContext(go -> {
                    if (failure == null) {
                        loop(stream);
                    } else if (!stopping) {
                        log.warn("The control topic cannot be read, trying again: {}", failure.toString());
                        vertx.setTimer(RETRY_MILLIS, again -> loop(stream));
                    }
                }));
    }

    private void read(ConsumerRecords<byte[], byte[]> records, long position, long goal) {
        end = goal;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            paused.apply(record.key(), record.value());
        }
        boolean caughtUp = position >= end;
        if (caughtUp && (!known || !records.isEmpty())) {
            known = true;
            listener.accept(paused.all());
        }
        List.copyOf(waiters).stream()
                .filter(waiter -> waiter.offset() < position)
                .forEach(waiter -> waiter.read().tryComplete());
    }
}
