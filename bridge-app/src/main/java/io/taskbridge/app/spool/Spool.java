// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.app.shard.TimeLimit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks that Kafka has not taken yet, on disk. Thread-safe; one thread of its own does all that concerns the
 * directory. Futures complete on any thread.
 */
public final class Spool {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    /** With what Kafka was given before, still less than a sender waits. */
    private static final Duration WRITE_LIMIT = Duration.ofMillis(1_500);

    private final SpoolStore store;
    private final WorkerExecutor owner;
    private final TimeLimit limit;
    private final SpoolQueue queue = new SpoolQueue();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile SpoolStatus status;
    private volatile Runnable onWritten = () -> {};

    private Spool(Vertx vertx, SpoolStore store) {
        this.store = store;
        this.status = store.status();
        this.owner = vertx.createSharedWorkerExecutor("spool", 1, 1, TimeUnit.MINUTES);
        this.limit = new TimeLimit(vertx, WRITE_LIMIT);
    }

    /**
     * Takes the directory, creating it where it is new. Blocks.
     *
     * @throws SpoolException naming the key, if it cannot be used or another bridge uses it
     */
    public static Spool open(Vertx vertx, Path dir, long maxSize, SpoolMeters meters) {
        return new Spool(vertx, SpoolStore.open(dir.toAbsolutePath().normalize(), maxSize, meters));
    }

    public SpoolStatus status() {
        return status;
    }

    /** Whether webhooks are there, or on their way there, that a new one should not overtake. */
    boolean isBusy() {
        return !queue.isEmpty() || status.files() > 0;
    }

    /** Writes a webhook that Kafka did not take; fails within 1.5 s if it cannot. */
    Future<SpoolOutcome> write(SpooledWebhook webhook) {
        return add(PendingWrite.needed(webhook));
    }

    /** The same for a webhook that Kafka was not asked about, unless the others are gone when its turn comes. */
    Future<SpoolOutcome> join(SpooledWebhook webhook) {
        return add(PendingWrite.joining(webhook));
    }

    private Future<SpoolOutcome> add(PendingWrite write) {
        if (!queue.add(write)) {
            return Future.failedFuture(new SpoolException("too many webhooks wait for the disk already", null));
        }
        limit.set(write.future(), write::failed);
        schedule();
        return write.future();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            owner.executeBlocking(this::writeNext, false)
                    .onFailure(failure -> log.error("The spool could not write webhooks", failure));
        }
    }

    private @Nullable Void writeNext() {
        // Whoever adds from here on schedules another turn; between two turns others of the thread's tasks get theirs.
        scheduled.set(false);
        List<PendingWrite> group = queue.next();
        try {
            write(group);
        } finally {
            queue.release(group);
        }
        if (queue.hasNext()) {
            schedule();
        }
        return null;
    }

    private void write(List<PendingWrite> group) {
        List<PendingWrite> writes = new ArrayList<>();
        for (PendingWrite write : group) {
            if (write.isJoining() && store.isEmpty() && writes.isEmpty()) {
                write.done(SpoolOutcome.NOT_NEEDED);
            } else if (!write.isOver()) {
                writes.add(write);
            }
        }
        if (writes.isEmpty()) {
            return;
        }
        List<@Nullable SpoolException> failures =
                store.write(writes.stream().map(PendingWrite::webhook).toList());
        status = store.status();
        for (int i = 0; i < writes.size(); i++) {
            SpoolException failure = failures.get(i);
            if (failure == null) {
                writes.get(i).done(SpoolOutcome.WRITTEN);
            } else {
                writes.get(i).failed(failure);
            }
        }
        onWritten.run();
    }

    /** Who is to be told, on any thread, that something was written. */
    void onWritten(Runnable listener) {
        onWritten = listener;
    }

    /** The oldest webhooks, to be sent and then settled. */
    Future<List<Spooled>> take(int most) {
        return owner.executeBlocking(
                () -> {
                    List<Spooled> taken = store.take(most);
                    status = store.status();
                    return taken;
                },
                false);
    }

    Future<Void> settle(List<Spooled> taken, List<Fate> fates) {
        return owner.executeBlocking(
                () -> {
                    store.settle(taken, fates);
                    status = store.status();
                    return null;
                },
                false);
    }

    /** Finds out whether webhooks could be written now. */
    void check() {
        if (checking.compareAndSet(false, true)) {
            owner.<Void>executeBlocking(
                            () -> {
                                store.check();
                                status = store.status();
                                return null;
                            },
                            false)
                    .onComplete(done -> checking.set(false));
        } else {
            status = status.with("spool.dir: the disk does not answer");
        }
    }

    /** Writes what it was given, then lets go of the directory; what is there stays for the next run. */
    public Future<Void> close() {
        return owner.<Void>executeBlocking(
                        () -> {
                            while (queue.hasNext()) {
                                writeNext();
                            }
                            store.close();
                            return null;
                        },
                        false)
                .eventually(owner::close);
    }
}
