// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.metrics.ShardMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps, for operators, how a shard stands and what it takes. Written on the shard's context; read from anywhere. */
final class ShardStanding {
    private final ShardMeters meters;
    private final InstantSource clock;
    private Instant openedAt;
    private volatile ShardStatus now;

    ShardStanding(ShardMeters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.openedAt = clock.instant();
        this.now = ShardStatus.restoring(openedAt);
    }

    ShardStatus now() {
        return now;
    }

    boolean running() {
        return now.state() == ShardState.RUNNING;
    }

    void enter(ShardState next) {
        now = now.in(next, clock.instant());
    }

    /** It begins to restore. */
    void opens() {
        openedAt = clock.instant();
    }

    /** It has restored. */
    void runs() {
        Instant time = clock.instant();
        Duration took = Duration.between(openedAt, time);
        meters.restored(took);
        now = now.restored(took, time);
    }

    /** A transaction begins. */
    void commits() {
        now = now.committing(clock.instant());
    }

    /** The transaction is through; returns how long it took. */
    Duration committed(int inputs) {
        Instant time = clock.instant();
        Duration took = now.transactionAge(time);
        meters.committed(took, inputs);
        now = now.committed(time);
        return took;
    }

    void commitFailed() {
        meters.commitFailed();
        now = now.commitFailed();
    }
}
