// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How soon a shard commits again. After a while without work that is at once. But a transaction costs the broker much
 * the same whatever is in it, so a shard that is never idle waits for company: the longer, the longer its last transaction
 * took, which tells how busy everybody is. Owned by the shard's context.
 */
final class CommitPace {
    /** So many inputs are company enough. */
    static final int ENOUGH = 500;

    static final long MOST_MILLIS = 50;
    private static final long PAUSE_PER_COMMIT = 4;

    private final InstantSource clock;
    private long endedAt;
    private long pause;
    private boolean resting;

    CommitPace(InstantSource clock) {
        this.clock = clock;
    }

    /** A transaction has just ended. */
    void committed(Duration took) {
        endedAt = clock.millis();
        pause = Math.min(MOST_MILLIS, PAUSE_PER_COMMIT * took.toMillis());
    }

    /**
     * Whether the next transaction is to wait.
     *
     * @param waiting how many inputs it would have
     * @param again called when it need not wait any longer, if it is
     */
    boolean rests(Vertx vertx, int waiting, Runnable again) {
        long rest = waiting >= ENOUGH ? 0 : rest();
        if (rest > 0 && !resting) {
            resting = true;
            vertx.setTimer(rest, rested -> {
                resting = false;
                again.run();
            });
        }
        return rest > 0;
    }

    private long rest() {
        long since = clock.millis() - endedAt;
        // Clocks are set back now and then; nobody is to wait for that.
        return since < 0 ? 0 : pause - since;
    }
}
