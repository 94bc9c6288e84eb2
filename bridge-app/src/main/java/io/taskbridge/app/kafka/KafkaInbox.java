// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes to the inbox topic. Thread-safe; one for the whole bridge. */
public final class KafkaInbox implements Inbox {
    private final RecordSender sender;
    private final String topic;
    private final ToIntFunction<TaskKey> home;

    /**
     * @param home the partition that a key belongs to
     */
    public KafkaInbox(RecordSender sender, String topic, ToIntFunction<TaskKey> home) {
        this.sender = sender;
        this.topic = topic;
        this.home = home;
    }

    @Override
    public Future<Position> append(TaskKey key, byte[] value, @Nullable TraceContext trace) {
        return sender.send(
                new ProducerRecord<>(topic, home.applyAsInt(key), key.bytes(), value, TraceHeaders.of(trace)));
    }
}
