// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** The partition that Kafka's Java producer chooses for a key; other clients' partitioners may choose another one. */
public final class Partitions {
    private Partitions() {}

    public static int of(byte[] key, int count) {
        return BuiltInPartitioner.partitionForKey(key, count);
    }
}
