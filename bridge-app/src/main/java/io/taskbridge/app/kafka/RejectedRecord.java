// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.InboxRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody could act on, as the rejected topic keeps it: unchanged, and behind its own headers four more,
 * which say why it is there and where it was found. Immutable.
 *
 * @param headers its own
 */
public record RejectedRecord(
        Place place, String reason, byte @Nullable [] key, byte @Nullable [] value, List<InboxRecord.Header> headers) {
    private static final String REASON = "reason";
    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";

    /** Where a record was found. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + " offset " + offset;
        }
    }

    /** Reads a record of the rejected topic. One that nobody rejected was found where it stands. */
    public static RejectedRecord read(ConsumerRecord<byte[], byte @Nullable []> record) {
        List<InboxRecord.Header> own = headers(record);
        Place stands = new Place(record.topic(), record.partition(), record.offset());
        String reason = taken(own, REASON);
        String topic = taken(own, TOPIC);
        String partition = taken(own, PARTITION);
        String offset = taken(own, OFFSET);
        Place named = topic == null ? null : place(topic, partition, offset);
        return new RejectedRecord(
                named == null ? stands : named, reason == null ? "" : reason, record.key(), record.value(), own);
    }

    /** The record itself, found at the place that was named. */
    public static RejectedRecord original(Place place, String reason, ConsumerRecord<byte[], byte[]> found) {
        return new RejectedRecord(place, reason, found.key(), found.value(), headers(found));
    }

    /** The same for another reason. */
    public RejectedRecord because(String other) {
        return new RejectedRecord(place, other, key, value, headers);
    }

    /** As it is written: whole, or only its place where it came compressed and is larger than any that can be sent. */
    public ProducerRecord<byte[], byte[]> written(String topic, int maxMessageBytes) {
        boolean fits = RecordSize.canBePassedOn(key, value, headers, maxMessageBytes);
        Headers all = new RecordHeaders();
        if (fits) {
            headers.forEach(header -> all.add(header.name(), header.value()));
        }
        all.add(REASON, utf8(reason))
                .add(TOPIC, utf8(place.topic()))
                .add(PARTITION, utf8(Integer.toString(place.partition())))
                .add(OFFSET, utf8(Long.toString(place.offset())));
        return new ProducerRecord<>(topic, null, fits ? key : null, fits ? value : null, all);
    }

    /** Whether there is nothing of it but its place. */
    public boolean namesOnlyItsPlace() {
        return key == null && value == null && headers.isEmpty();
    }

    private static List<InboxRecord.Header> headers(ConsumerRecord<byte[], byte @Nullable []> record) {
        List<InboxRecord.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new InboxRecord.Header(header.key(), header.value()));
        }
        return headers;
    }

    /** The last header of that name is the one that was added; an earlier one is the record's own. */
    private static @Nullable String taken(List<InboxRecord.Header> headers, String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).name().equals(name)) {
                byte[] value = headers.remove(i).value();
                return value == null ? null : new String(value, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static @Nullable Place place(String topic, @Nullable String partition, @Nullable String offset) {
        try {
            return new Place(
                    topic, Integer.parseInt(String.valueOf(partition)), Long.parseLong(String.valueOf(offset)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
