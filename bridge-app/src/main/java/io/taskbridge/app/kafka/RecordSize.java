// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.InboxRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the room of a Kafka record is divided, given {@code topics.maxMessageBytes}. */
public final class RecordSize {
    private static final int MOST_OVERHEAD = 64 << 10;

    /** 64 labels, names and values of 1024 characters, six bytes each at the most; and the rest. */
    private static final int LARGEST_REGISTRATION = 1 << 20;

    /** An event's names of fields, and what it says of states and times. */
    private static final int EVENT_FRAME = 1 << 10;

    /** Room for the headers that say why a record was rejected, and for what Kafka adds to it. */
    private static final int PASSING_ON_OVERHEAD = 4 << 10;

    /** Room for the lengths of a header's name and value. */
    private static final int HEADER_OVERHEAD = 10;

    private RecordSize() {}

    /** What a value may take, so that its key and headers fit beside it. */
    public static int maxValue(int maxMessageBytes) {
        return maxMessageBytes - Math.min(MOST_OVERHEAD, maxMessageBytes / 4);
    }

    /** What a registration may take: it comes back, with more beside it, in each of the task's records. */
    public static int maxRegistration(int maxMessageBytes) {
        return maxMessageBytes / 2;
    }

    /** What an observation may take, so that its event fits whatever the task was registered with. */
    public static int sureObservation(int maxMessageBytes) {
        return maxValue(maxMessageBytes)
                - Math.min(LARGEST_REGISTRATION, maxRegistration(maxMessageBytes))
                - EVENT_FRAME;
    }

    /** Whether a record that came in, perhaps compressed, can be sent on unchanged, be it to the rejected topic. */
    public static boolean canBePassedOn(
            byte @Nullable [] key, byte @Nullable [] value, List<InboxRecord.Header> headers, int maxMessageBytes) {
        long size = length(key) + length(value);
        for (InboxRecord.Header header : headers) {
            size += header.name().getBytes(StandardCharsets.UTF_8).length + length(header.value()) + HEADER_OVERHEAD;
        }
        return size <= maxMessageBytes - PASSING_ON_OVERHEAD;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
