// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.reload;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads something every second, and hands it on once it has changed and has come to rest: two readings in a row must
 * be the same, or a file that is being written would be taken for a shorter one. All state belongs to the verticle's
 * context.
 *
 * @param <T> tells by {@code equals} whether anything has changed
 */
public final class Lookout<T> extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Callable<T> read;
    private final Consumer<T> taker;
    private T handedOn;
    private T last;
    private boolean reading;

    /**
     * @param read may block
     * @param known what was read before this begins
     * @param taker called on the verticle's context
     */
    public Lookout(Callable<T> read, T known, Consumer<T> taker) {
        this.read = read;
        this.taker = taker;
        this.handedOn = known;
        this.last = known;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(EVERY_MILLIS, tick -> look());
        return Future.succeededFuture();
    }

    private void look() {
        if (reading) {
            return;
        }
        reading = true;
        vertx.executeBlocking(read, false).onComplete((seen, failure) -> {
            reading = false;
            if (failure == null) {
                judge(seen);
            } else {
                log.error("Looking for changes failed", failure);
            }
        });
    }

    void judge(T seen) {
        boolean atRest = seen.equals(last);
        last = seen;
        if (atRest && !seen.equals(handedOn)) {
            handedOn = seen;
            taker.accept(seen);
        }
    }
}
