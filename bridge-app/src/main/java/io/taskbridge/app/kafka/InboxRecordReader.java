// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.InboxRecord;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.task.Input;
import io.taskbridge.task.TraceContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of inbox records. As the consumer's deserializer it works on the consumer's own thread, so that
 * large bodies never hold up an event loop. Total: bytes that mean nothing become a value that says so.
 */
public final class InboxRecordReader implements Deserializer<InboxRecordReader.Value> {
    /** A value read, or the reason why it cannot be. */
    public record Value(
            byte[] bytes, @Nullable Input input, @Nullable String problem) {}

    private final InstantSource clock;
    private final int maxRegistrationBytes;

    /**
     * @param maxRegistrationBytes the largest registration that is taken in
     */
    public InboxRecordReader(InstantSource clock, int maxRegistrationBytes) {
        this.clock = clock;
        this.maxRegistrationBytes = maxRegistrationBytes;
    }

    @Override
    public Value deserialize(String topic, Headers headers, byte[] bytes) {
        Value value = deserialize(topic, bytes);
        TraceContext trace = value.input() instanceof Input.Track ? TraceHeaders.read(headers) : null;
        return value.input() == null || trace == null
                ? value
                : new Value(bytes, value.input().with(trace), null);
    }

    @Override
    public Value deserialize(String topic, byte[] bytes) {
        try {
            Input input = InboxCodec.decode(bytes, clock.instant());
            return input instanceof Input.Track && bytes.length > maxRegistrationBytes
                    ? new Value(bytes, null, "must not be larger than half of topics.maxMessageBytes")
                    : new Value(bytes, input, null);
        } catch (InvalidRecordException e) {
            return new Value(bytes, null, e.getMessage());
        }
    }

    /** The record as shards take it. */
    static InboxRecord record(ConsumerRecord<byte[], @Nullable Value> record) {
        List<InboxRecord.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new InboxRecord.Header(header.key(), header.value()));
        }
        Value value = record.value();
        return value == null
                ? new InboxRecord(record.offset(), record.key(), null, headers, null, "no value")
                : new InboxRecord(
                        record.offset(), record.key(), value.bytes(), headers, value.input(), value.problem());
    }
}
