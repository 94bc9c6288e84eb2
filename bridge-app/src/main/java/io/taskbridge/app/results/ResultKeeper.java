// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import io.taskbridge.app.metrics.ResultMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the store: its work on threads of its own, what has expired removed little by little, and what is wrong with it
 * for operators to see. Thread-safe.
 */
public final class ResultKeeper {
    private static final Logger log = LoggerFactory.getLogger(ResultKeeper.class);
    private static final int THREADS = 4;

    /** Senders of webhooks give up after ten seconds; those who are told in time send again. */
    private static final long LIMIT_MILLIS = 6_000;

    /** One part of the store a round: all of it in nine minutes. */
    private static final long ROUND_MILLIS = 2_000;

    private final Vertx vertx;
    private final ResultStore store;
    private final ResultMeters meters;
    private final HeavyWork work;
    private int part;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    private ResultKeeper(Vertx vertx, ResultStore store, ResultMeters meters) {
        this.vertx = vertx;
        this.store = store;
        this.meters = meters;
        this.work = new HeavyWork(vertx, "results", THREADS);
    }

    /** Keeps results in the store from now on, which need not be writable yet. */
    public static ResultKeeper start(Vertx vertx, ResultStore store, ResultMeters meters) {
        ResultKeeper keeper = new ResultKeeper(vertx, store, meters);
        keeper.inBackground(store::clean).onComplete(done -> keeper.nextRound());
        return keeper;
    }

    /** Why outputs cannot be kept now, null if they can. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** The content with the digest, if it is here. */
    public Future<Optional<ResultFile>> find(String sha256) {
        return vertx.executeBlocking(() -> store.find(sha256), false);
    }

    public Future<Void> close() {
        closed = true;
        return Future.succeededFuture();
    }

    /**
     * Does work that keeps something; fails if that takes long or too much waits already.
     *
     * @param bytes what the work holds on to
     */
    <T> Future<T> run(long bytes, Callable<T> keeping) {
        return work.run(bytes, keeping)
                .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(failure -> {
                    meters.failed();
                    if (!(failure instanceof OverloadedException)) {
                        troubled(failure);
                    }
                });
    }

    /** Keeps the content and returns its digest. Blocks; to be called from within {@link #run}. */
    String keep(byte[] content) throws IOException {
        String sha256 = store.put(content);
        meters.kept();
        fine();
        return sha256;
    }

    /** One round after the other, so that none meets another. */
    private void nextRound() {
        vertx.timer(ROUND_MILLIS, TimeUnit.MILLISECONDS).onSuccess(go -> {
            if (!closed) {
                inBackground(this::round).onComplete(done -> nextRound());
            }
        });
    }

    private void round() throws IOException {
        if (trouble != null) {
            store.probe();
            fine();
        }
        meters.expired(store.sweep(part));
        part = (part + 1) % ResultStore.PARTS;
    }

    private interface Chore {
        void run() throws IOException;
    }

    private Future<?> inBackground(Chore chore) {
        return vertx.executeBlocking(
                        () -> {
                            chore.run();
                            return null;
                        },
                        false)
                .onFailure(this::troubled);
    }

    private void fine() {
        if (trouble != null) {
            trouble = null;
            log.info("Large outputs can be kept in {} again", store.dir());
        }
    }

    private void troubled(Throwable failure) {
        if (trouble == null && !closed) {
            log.warn("Large outputs cannot be kept in {}: {}", store.dir(), failure.toString());
        }
        trouble = failure.toString();
    }
}
