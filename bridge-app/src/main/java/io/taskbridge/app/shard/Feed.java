// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

/** Where a shard gets its inbox records from. */
public interface Feed {
    /**
     * Deliver the partition's records from {@code offset} on to {@link ShardVerticle#deliver}, marked with
     * {@code epoch}; records under way with an older mark are void. First {@linkplain ShardVerticle#catchUpTo say}
     * where the partition ends now.
     */
    void from(ShardVerticle shard, long offset, long epoch);
}
