// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.RecordRefusedException;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the inbox topic, outside any transaction. Thread-safe; one for the whole bridge. A producer that knows
 * nothing of the cluster blocks whoever sends, so a thread of its own does; what has waited for that thread longer than
 * a send may take is not sent any more.
 */
public final class KafkaInbox implements Inbox {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMillis(ClientSettings.SEND_LIMIT_MILLIS);

    private final Vertx vertx;
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final ToIntFunction<TaskKey> home;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "inbox-sender");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param home the partition that a key belongs to
     */
    public KafkaInbox(Vertx vertx, ClientSettings settings, String topic, ToIntFunction<TaskKey> home) {
        this.vertx = vertx;
        this.topic = topic;
        this.home = home;
        this.producer =
                new KafkaProducer<>(settings.inboxProducer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<Position> append(TaskKey key, byte[] value, @Nullable TraceContext trace) {
        Context asker = vertx.getOrCreateContext();
        Promise<Position> answer = Promise.promise();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, home.applyAsInt(key), key.bytes(), value, TraceHeaders.of(trace));
        Deadline deadline = Deadline.in(PATIENCE);
        Completable<Position> outcome =
                (position, failure) -> asker.runOnContext(back -> answer.complete(position, failure));
        try {
            sender.execute(() -> send(record, deadline, outcome));
        } catch (RejectedExecutionException e) {
            outcome.fail(new IllegalStateException("the inbox is closed", e));
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

    private void send(ProducerRecord<byte[], byte[]> record, Deadline deadline, Completable<Position> outcome) {
        if (deadline.passed()) {
            outcome.fail(new TimeoutException("Kafka did not take the records before this one in time"));
            return;
        }
        try {
            var unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    outcome.succeed(new Position(metadata.partition(), metadata.offset()));
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
