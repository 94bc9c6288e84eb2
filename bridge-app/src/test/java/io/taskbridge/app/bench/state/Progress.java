// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.Await;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** How far a group has come in an inbox: what is committed, counts. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Admin admin;
    private final String group;

    Progress(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Blocks until at least so many records are dealt with; how many there are then. */
    long await(long records) {
        return Await.until(PATIENCE, this::done, done -> done >= records);
    }

    private long done() {
        Map<?, OffsetAndMetadata> offsets =
                Asked.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return offsets.values().stream()
                .filter(offset -> offset != null)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
