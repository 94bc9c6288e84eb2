// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Blocking work on large things, done by a few threads of its own: so few of them are in the making at once, and what
 * waits is bounded in bytes. Thread-safe; answers come back on the caller's context. Ends with its Vert.x.
 */
public final class HeavyWork {
    private static final long MOST_WAITING_BYTES = 256L << 20;

    /** Reading and writing JSON takes a processor and several times the memory of the text. */
    private static final int JSON_THREADS =
            Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final String name;
    private final WorkerExecutor threads;
    private final AtomicLong waiting = new AtomicLong();

    HeavyWork(Vertx vertx, String name, int threads) {
        this.name = name;
        this.threads = vertx.createSharedWorkerExecutor(name, threads, 1, TimeUnit.MINUTES);
    }

    /** For reading large bodies; all users of one Vert.x share the threads. */
    public static HeavyWork json(Vertx vertx) {
        return new HeavyWork(vertx, "heavy-json", JSON_THREADS);
    }

    /** For work of which its caller has only so much under way: it waits its turn. */
    public <T> Future<T> run(Callable<T> work) {
        return threads.executeBlocking(work, false);
    }

    /**
     * Fails with an {@link OverloadedException} if too much waits. What waits alone is never too much.
     *
     * @param bytes what the work holds on to until it is done
     */
    public <T> Future<T> run(long bytes, Callable<T> work) {
        long all = waiting.addAndGet(bytes);
        if (all > MOST_WAITING_BYTES && all > bytes) {
            waiting.addAndGet(-bytes);
            return Future.failedFuture(new OverloadedException(name));
        }
        return run(work).onComplete(done -> waiting.addAndGet(-bytes));
    }
}
