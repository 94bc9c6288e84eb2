// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reading, keeping and writing of large JSON, away from event loops. What it becomes in memory is many times the text, so
 * the largest are worked on by few threads of their own, as many as the heap allows for; what waits for them is bounded in
 * bytes and in time. Thread-safe; answers come back on the caller's context. Ends with its Vert.x.
 */
public final class HeavyWork {
    /** From here on as a tree it is large enough to be counted one by one. */
    private static final int HEAVIEST_FROM = 1 << 20;

    /** A tree may take thirty times the memory of its text. */
    private static final long HEAP_OF_A_THREAD = 1L << 30;

    private static final int MOST_THREADS = 4;
    private static final long MOST_WAITING_BYTES = Runtime.getRuntime().maxMemory() / 8;

    /** Senders of webhooks give up after ten seconds; those who are told in time send again. */
    private static final long LIMIT_MILLIS = 8_000;

    private final Vertx vertx;
    private final WorkerExecutor heaviest;
    private final AtomicLong waiting = new AtomicLong();

    public HeavyWork(Vertx vertx) {
        long threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().maxMemory() / HEAP_OF_A_THREAD));
        this.vertx = vertx;
        this.heaviest = vertx.createSharedWorkerExecutor("heavy-work", (int) threads, 1, TimeUnit.MINUTES);
    }

    /**
     * Fails with an {@link OverloadedException} if too much waits, though what waits alone is never too much, and with
     * a {@link java.util.concurrent.TimeoutException} if it takes too long.
     *
     * @param bytes how long the JSON is
     */
    public <T> Future<T> run(long bytes, Callable<T> work) {
        long all = waiting.addAndGet(bytes);
        if (all > MOST_WAITING_BYTES && all > bytes) {
            waiting.addAndGet(-bytes);
            return Future.failedFuture(new OverloadedException());
        }
        AtomicBoolean tooLate = new AtomicBoolean();
        Callable<T> inTime = () -> {
            if (tooLate.get()) {
                throw new OverloadedException();
            }
            return work.call();
        };
        Future<T> done =
                bytes < HEAVIEST_FROM ? vertx.executeBlocking(inTime, false) : heaviest.executeBlocking(inTime, false);
        return done.onComplete(end -> waiting.addAndGet(-bytes))
                .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(failure -> tooLate.set(true));
    }
}
