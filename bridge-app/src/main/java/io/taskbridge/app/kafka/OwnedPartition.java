// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.ShardVerticle;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** An inbox partition that is owned now, and how its shard is fed. Owned by the inbox's verticle. */
final class OwnedPartition {
    private static final long NONE = -1;

    /** Where a shard asked to be fed from. */
    record Start(long offset, long epoch) {}

    final ShardVerticle shard;
    final Future<String> deployment;

    @Nullable Start start;

    /** What the shard's records are marked with; none while it is not fed. */
    long epoch = NONE;

    boolean paused;

    OwnedPartition(ShardVerticle shard, Future<String> deployment) {
        this.shard = shard;
        this.deployment = deployment;
    }

    void ask(long offset, long mark) {
        start = new Start(offset, mark);
        epoch = NONE;
    }

    boolean fed() {
        return epoch != NONE;
    }

    /** The consumer stands where the shard asked, unless the shard has asked for something else meanwhile. */
    void begin(Start done, long end) {
        if (done.equals(start)) {
            start = null;
            epoch = done.epoch();
            shard.catchUpTo(epoch, end);
        }
    }

    boolean wantsPause() {
        return !fed() || shard.full();
    }
}
