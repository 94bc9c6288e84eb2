// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.RecordRefusedException;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records outside any transaction. Thread-safe; one for the whole bridge.
 *
 * <p>What waits is handed to Kafka in one go, and what comes until Kafka has that goes with the next: a lone record waits
 * for nobody, and many cost little more than one. A producer that knows nothing of the cluster blocks whoever sends, so
 * a thread of its own does; what has waited for that thread longer than a send may take is not sent any more.
 */
public final class RecordSender {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMillis(ClientSettings.SEND_LIMIT_MILLIS);

    /** Longer than that no record waits for those before it: theirs is a partition in trouble, others are well. */
    private static final long TOGETHER_MILLIS = 50;

    private record Waiting(
            ProducerRecord<byte[], byte[]> record, Deadline deadline, Completable<Inbox.Position> outcome) {}

    private final Vertx vertx;
    private final Producer<byte[], byte[]> producer;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Errand sending = new Errand("inbox-sender", this::sendTogether);

    /** Apart, as it waits for all that was sent. Until it is done, what comes lingers for a while and then goes as well. */
    private final Errand flushing;

    public RecordSender(Vertx vertx, ClientSettings settings) {
        this.vertx = vertx;
        this.producer =
                new KafkaProducer<>(settings.inboxProducer(), new ByteArraySerializer(), new ByteArraySerializer());
        this.flushing = new Errand("inbox-flusher", producer::flush);
    }

    /** Done, on the caller's context, once the record is durable; fails as {@link Inbox#append} does. */
    Future<Inbox.Position> send(ProducerRecord<byte[], byte[]> record) {
        Context asker = vertx.getOrCreateContext();
        Promise<Inbox.Position> answer = Promise.promise();
        waiting.add(new Waiting(
                record,
                Deadline.in(PATIENCE),
                (position, failure) -> asker.runOnContext(back -> answer.complete(position, failure))));
        try {
            sending.ask();
        } catch (RejectedExecutionException e) {
            taken().forEach(late -> late.outcome().fail(new IllegalStateException("nothing is written any more", e)));
        }
        return answer.future();
    }

    /** Answers those that were accepted, within a bounded time. */
    public Future<Void> close() {
        return vertx.executeBlocking(
                () -> {
                    sending.close();
                    producer.close(CLOSE_LIMIT);
                    flushing.close();
                    return null;
                },
                false);
    }

    private List<Waiting> taken() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting next; (next = waiting.poll()) != null; ) {
            together.add(next);
        }
        return together;
    }

    private void sendTogether() {
        List<Waiting> together = taken();
        CountDownLatch settled = new CountDownLatch(together.size());
        for (Waiting next : together) {
            send(next, (position, failure) -> {
                settled.countDown();
                next.outcome().complete(position, failure);
            });
        }
        if (settled.getCount() > 0) {
            flushing.ask();
            awaitQuietly(settled);
        }
    }

    private static void awaitQuietly(CountDownLatch settled) {
        try {
            var unused = settled.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Waiting next, Completable<Inbox.Position> outcome) {
        if (next.deadline().passed()) {
            outcome.fail(new TimeoutException("Kafka did not take the records before this one in time"));
            return;
        }
        try {
            var unused = producer.send(next.record(), (metadata, failure) -> {
                if (failure == null) {
                    outcome.succeed(new Inbox.Position(metadata.partition(), metadata.offset()));
                } else {
                    outcome.fail(told(failure));
                }
            });
        } catch (RuntimeException e) {
            outcome.fail(e);
        }
    }

    private static Throwable told(Exception failure) {
        return failure instanceof RecordTooLargeException ? new RecordRefusedException(failure) : failure;
    }
}
