// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaWriteStream;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the inbox topic, outside any transaction. Thread-safe; one for the whole bridge. */
public final class KafkaInbox implements Inbox {
    private static final Logger log = LoggerFactory.getLogger(KafkaInbox.class);
    private static final long CLOSE_LIMIT_MILLIS = 3_000;

    private final KafkaWriteStream<byte[], byte[]> producer;
    private final String topic;
    private final ToIntFunction<TaskKey> home;

    /**
     * @param home the partition that a key belongs to
     */
    public KafkaInbox(Vertx vertx, ClientSettings settings, String topic, ToIntFunction<TaskKey> home) {
        this.topic = topic;
        this.home = home;
        this.producer = KafkaWriteStream.create(
                vertx, settings.inboxProducer(), new ByteArraySerializer(), new ByteArraySerializer());
        // Each sender learns of its own failure; without a handler Vert.x would report it a second time.
        producer.exceptionHandler(failure -> log.debug("A record could not be sent to the inbox", failure));
    }

    @Override
    public Future<Position> append(TaskKey key, byte[] value) {
        int partition = home.applyAsInt(key);
        return producer.send(new ProducerRecord<>(topic, partition, key.bytes(), value))
                .map(metadata -> new Position(partition, metadata.offset()));
    }

    public Future<Void> close() {
        return producer.close(CLOSE_LIMIT_MILLIS);
    }
}
