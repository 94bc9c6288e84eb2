// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.shard.Batch;
import io.vertx.core.Vertx;
import java.util.function.IntSupplier;

/**
 * When the inbox is read again. After a few records more are left to gather, as each read costs bridge and broker as
 * much as many records do; whoever comes alone is read at once. And who is at the door goes first: a sender gives up in
 * the end, and what is in the inbox keeps. So while many wait to be made durable the inbox is read more slowly, but it
 * is read: a transaction's worth, then a rest. Belongs to the inbox's verticle.
 */
public final class ReadPace {
    /** More than usually come at once. */
    static final int CROWD = 64;

    /** How often at most, one after the other, the inbox gives way, for {@value #REST_MILLIS} ms each. */
    static final int MOST_RESTS = 8;

    /** That many records are worth a read. */
    static final int WORTH_IT = 128;

    /** How many records are read on end, whoever waits. One read may bring fewer of them, as a fetch is small. */
    static final int ON_END = Batch.MAX_INPUTS;

    private static final long REST_MILLIS = 10;
    private static final long GATHER_MILLIS = 5;

    private final IntSupplier waiting;
    private int onEnd;

    /** @param waiting how many waited at a time, at most, since it was asked last */
    public ReadPace(IntSupplier waiting) {
        this.waiting = waiting;
    }

    /**
     * Goes on when it is time to.
     *
     * @param brought how many records the last read brought
     */
    void then(Vertx vertx, int brought, Runnable next) {
        onEnd += brought;
        if (brought >= WORTH_IT && onEnd < ON_END) {
            next.run();
            return;
        }
        onEnd = 0;
        if (brought > 0 && brought < WORTH_IT) {
            vertx.setTimer(GATHER_MILLIS, gathered -> giveWay(vertx, next, 0));
        } else {
            giveWay(vertx, next, 0);
        }
    }

    /** Goes on when nobody has to be let in first, or has been for long enough. */
    private void giveWay(Vertx vertx, Runnable next, int rests) {
        if (rests < MOST_RESTS && waiting.getAsInt() >= CROWD) {
            vertx.setTimer(REST_MILLIS, rested -> giveWay(vertx, next, rests + 1));
        } else {
            next.run();
        }
    }
}
