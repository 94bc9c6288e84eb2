// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a shard stands. Immutable.
 *
 * @param since when it entered the state
 * @param restoreTook how long the last restore took, from fencing the former owner on; null before the first
 * @param transactionSince when the transaction that is under way began, null if none is
 * @param lastCommit null before the first
 * @param failedCommits transactions that have failed since the last that did not
 */
public record ShardStatus(
        ShardState state,
        Instant since,
        @Nullable Duration restoreTook,
        @Nullable Instant transactionSince,
        @Nullable Instant lastCommit,
        int failedCommits) {
    static ShardStatus restoring(Instant now) {
        return new ShardStatus(ShardState.RESTORING, now, null, null, null, 0);
    }

    /** Whatever transaction was under way is void. */
    ShardStatus in(ShardState next, Instant now) {
        return new ShardStatus(next, next == state ? since : now, restoreTook, null, lastCommit, failedCommits);
    }

    ShardStatus restored(Duration took, Instant now) {
        return new ShardStatus(ShardState.RUNNING, now, took, null, lastCommit, failedCommits);
    }

    ShardStatus committing(Instant now) {
        return new ShardStatus(state, since, restoreTook, now, lastCommit, failedCommits);
    }

    ShardStatus committed(Instant now) {
        return new ShardStatus(state, since, restoreTook, null, now, 0);
    }

    ShardStatus commitFailed() {
        return new ShardStatus(state, since, restoreTook, null, lastCommit, failedCommits + 1);
    }

    /** How long the transaction that is under way has been, zero if none is. */
    public Duration transactionAge(Instant now) {
        return transactionSince == null || now.isBefore(transactionSince)
                ? Duration.ZERO
                : Duration.between(transactionSince, now);
    }
}
