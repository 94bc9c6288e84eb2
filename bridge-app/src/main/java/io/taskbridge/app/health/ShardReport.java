// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.shard.ShardStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one shard stands, for people. */
final class ShardReport {
    private ShardReport() {}

    static void describe(ObjectNode node, ShardStatus status, Instant now) {
        node.put("state", status.state().name());
        node.put("since", status.since().toString());
        node.put("restoreSeconds", seconds(status.restoreTook()));
        node.put("transactionSeconds", status.transactionSince() == null ? null : seconds(status.transactionAge(now)));
        node.put(
                "lastCommit",
                status.lastCommit() == null ? null : status.lastCommit().toString());
        node.put("failedCommits", status.failedCommits());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }
}
