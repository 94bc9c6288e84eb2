// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Bounds how long many are waited for, each as long as the others: whoever began first is over first, so all stand in
 * one line, and one timer looks at its head. A timer for each costs a crowd more than reading what it brings.
 * Thread-safe; to be made outside of verticles, as timers end with theirs.
 */
public final class TimeLimit {
    /** By how much the end of a time may be missed; a longer look would keep what is complete for longer. */
    private static final long LOOK_MILLIS = 50;

    private static final long NANOS_A_MILLI = 1_000_000;

    private record Waiting(long began, Future<?> awaited, Context asker, Consumer<Throwable> fail) {
        void over(long millis) {
            if (!awaited.isComplete()) {
                asker.runOnContext(back -> fail.accept(new TimeoutException("not done within " + millis + " ms")));
            }
        }
    }

    private final Vertx vertx;
    private final Context own;
    private final Queue<Waiting> line = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long millis;

    public TimeLimit(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.own = vertx.getOrCreateContext();
        this.millis = limit.toMillis();
    }

    /** Has it fail on the caller's context once its time is over, unless it is complete by then. */
    public void set(Future<?> awaited, Consumer<Throwable> fail) {
        line.add(new Waiting(System.nanoTime(), awaited, vertx.getOrCreateContext(), fail));
        lookLater();
    }

    /** From now on less is enough, for those as well who wait already. */
    public void shorten(Duration limit) {
        millis = limit.toMillis();
    }

    private void lookLater() {
        if (looking.compareAndSet(false, true)) {
            own.runOnContext(go -> vertx.setTimer(Math.min(LOOK_MILLIS, millis), look -> look()));
        }
    }

    private void look() {
        // Whoever comes from here on has another look taken.
        looking.set(false);
        long limit = millis;
        long latest = System.nanoTime() - limit * NANOS_A_MILLI;
        for (Waiting first; (first = line.peek()) != null; line.remove()) {
            if (!first.awaited().isComplete() && first.began() - latest > 0) {
                break;
            }
            first.over(limit);
        }
        if (!line.isEmpty()) {
            lookLater();
        }
    }
}
