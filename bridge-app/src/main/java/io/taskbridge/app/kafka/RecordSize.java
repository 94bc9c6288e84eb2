// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

/** How the room of a Kafka record is divided, given {@code topics.maxMessageBytes}. */
public final class RecordSize {
    private static final int MOST_OVERHEAD = 64 << 10;

    private RecordSize() {}

    /** What a value may take, so that its key and headers fit beside it. */
    public static int maxValue(int maxMessageBytes) {
        return maxMessageBytes - Math.min(MOST_OVERHEAD, maxMessageBytes / 4);
    }

    /** What a registration may take: it comes back, with more beside it, in each of the task's records. */
    public static int maxRegistration(int maxMessageBytes) {
        return maxMessageBytes / 2;
    }
}
