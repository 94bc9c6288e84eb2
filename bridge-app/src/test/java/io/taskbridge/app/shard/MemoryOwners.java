// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A group of one bridge, whose coordinator says what a test wants it to. Thread-safe. */
public final class MemoryOwners implements Owners {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Future<Boolean> confirmation = Future.succeededFuture(true);

    void refuse() {
        confirmation = Future.succeededFuture(false);
    }

    void fail() {
        confirmation = Future.failedFuture("no coordinator today");
    }

    void confirm() {
        confirmation = Future.succeededFuture(true);
    }

    /** How often it was asked to confirm. */
    int asked() {
        return asked.get();
    }

    @Override
    public Future<Optional<URI>> of(int partition) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<List<URI>> others() {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Boolean> confirms(int partition) {
        asked.incrementAndGet();
        return confirmation;
    }
}
