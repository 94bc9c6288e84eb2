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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records outside any transaction. Thread-safe; one for the whole bridge. A producer that knows nothing of the
 * cluster blocks whoever sends, so a thread of its own does; what has waited for that thread longer than a send may
 * take is not sent any more.
 */
public final class RecordSender {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMillis(ClientSettings.SEND_LIMIT_MILLIS);

    private final Vertx vertx;
    private final Producer<byte[], byte[]> producer;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "inbox-sender");
        thread.setDaemon(true);
        return thread;
    });

    public RecordSender(Vertx vertx, ClientSettings settings) {
        this.vertx = vertx;
        this.producer =
                new KafkaProducer<>(settings.inboxProducer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Done, on the caller's context, once the record is durable; fails as {@link Inbox#append} does. */
    Future<Inbox.Position> send(ProducerRecord<byte[], byte[]> record) {
        Context asker = vertx.getOrCreateContext();
        Promise<Inbox.Position> answer = Promise.promise();
        Deadline deadline = Deadline.in(PATIENCE);
        Completable<Inbox.Position> outcome =
                (position, failure) -> asker.runOnContext(back -> answer.complete(position, failure));
        try {
            sender.execute(() -> send(record, deadline, outcome));
        } catch (RejectedExecutionException e) {
            outcome.fail(new IllegalStateException("nothing is written any more", e));
        }
        return answer.future();
    }

    /** Answers those that were accepted, within a bounded time. */
    public Future<Void> close() {
        return vertx.executeBlocking(
                () -> {
                    sender.shutdown();
                    producer.close(CLOSE_LIMIT);
                    return null;
                },
                false);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Deadline deadline, Completable<Inbox.Position> outcome) {
        if (deadline.passed()) {
            outcome.fail(new TimeoutException("Kafka did not take the records before this one in time"));
            return;
        }
        try {
            var unused = producer.send(record, (metadata, failure) -> {
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
