// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import io.taskbridge.app.metrics.ResultMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the store: what has expired is removed little by little, and what is wrong with it is there for operators to
 * see. Thread-safe.
 */
public final class ResultKeeper {
    private static final Logger log = LoggerFactory.getLogger(ResultKeeper.class);

    /** One part of the store a round: all of it in nine minutes. */
    private static final long ROUND_MILLIS = 2_000;

    private final Vertx vertx;
    private final ResultStore store;
    private final ResultMeters meters;
    private int part;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    private ResultKeeper(Vertx vertx, ResultStore store, ResultMeters meters) {
        this.vertx = vertx;
        this.store = store;
        this.meters = meters;
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

    /** No more rounds; and what fails from now on, because everything stops, is no trouble of the store's. */
    public Future<Void> close() {
        closed = true;
        return Future.succeededFuture();
    }

    /** Keeps the content from now on, and returns its digest. Blocks. */
    String keep(byte[] content) throws IOException {
        try {
            String sha256 = store.put(content);
            meters.kept();
            fine();
            return sha256;
        } catch (IOException e) {
            meters.failed();
            troubled(e);
            throw e;
        }
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
