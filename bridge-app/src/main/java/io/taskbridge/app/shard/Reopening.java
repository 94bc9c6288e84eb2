// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;

/**
 * When a shard that failed may open again: after a pause, and once the group has confirmed that the partition is still
 * this bridge's. The process may have been frozen for longer than the group waits; then opening would fence the
 * partition's new owner. Owned by the shard's context.
 */
final class Reopening {
    private static final long MIN_PAUSE_MILLIS = 100;
    private static final long MAX_PAUSE_MILLIS = 5_000;

    private final int partition;
    private final Owners owners;
    private long pauseMillis = MIN_PAUSE_MILLIS;

    Reopening(int partition, Owners owners) {
        this.partition = partition;
        this.owners = owners;
    }

    /** The next pause. It grows until a commit succeeds: where every opening does and no commit, haste helps nobody. */
    long pauseMillis() {
        return pauseMillis;
    }

    void committed() {
        pauseMillis = MIN_PAUSE_MILLIS;
    }

    /**
     * Goes on until it may open, or nobody wants to any more.
     *
     * @param refused told each time that the group does not confirm
     */
    void begin(Vertx vertx, BooleanSupplier wanted, Runnable refused, Runnable open) {
        long pause = pauseMillis;
        pauseMillis = Math.min(MAX_PAUSE_MILLIS, pause * 2);
        vertx.setTimer(pause, over -> {
            if (wanted.getAsBoolean()) {
                owners.confirms(partition).onComplete((ours, failure) -> {
                    if (!wanted.getAsBoolean()) {
                        return;
                    }
                    if (failure == null && ours) {
                        open.run();
                        return;
                    }
                    if (failure == null) {
                        refused.run();
                    }
                    begin(vertx, wanted, refused, open);
                });
            }
        });
    }
}
