// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Input;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of one inbox partition's tasks. Fences, restores, then consumes; everything that waits while a transaction
 * commits becomes the next one. Whatever goes wrong, the shard forgets and opens again, once the group has confirmed
 * that the partition is still this bridge's.
 *
 * <p>All state belongs to the verticle's context. The public methods may be called from anywhere: they hop there, and
 * their answers come back on the caller's context.
 */
public final class ShardVerticle extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(ShardVerticle.class);
    private static final long CLOCK_TICK_MILLIS = 50;

    private final int partition;
    private final ShardServices services;
    private final ShardLog shardLog;
    private final Feed feed;
    private final InputQueue queue = new InputQueue();
    private final ShardMemory memory;
    private final Reopening reopening;
    private final ShardStanding standing;
    private final CommitPace pace;
    private boolean committing;

    /** Counts openings: what was started under an older one is void. */
    private long epoch;

    private volatile @Nullable Context owner;

    public ShardVerticle(int partition, ShardServices services, ShardLog shardLog, Feed feed) {
        this.partition = partition;
        this.services = services;
        this.shardLog = shardLog;
        this.feed = feed;
        this.memory = new ShardMemory(partition, services);
        this.reopening = new Reopening(partition, services.owners());
        this.standing = new ShardStanding(services.meters(), services.clock());
        this.pace = new CommitPace(services.clock());
    }

    public int partition() {
        return partition;
    }

    public ShardState state() {
        return standing.now().state();
    }

    public ShardStatus status() {
        return standing.now();
    }

    /** Whether the feed should pause. */
    public boolean full() {
        return !standing.running() || queue.full();
    }

    /** How many inputs wait for the next transaction. */
    public int backlog() {
        return queue.size();
    }

    @Override
    public void init(Vertx vertx, Context context) {
        super.init(vertx, context);
        owner = context;
    }

    /** Begins to restore and returns at once: a shard that cannot restore yet goes on trying. */
    @Override
    public Future<?> start() {
        vertx.setPeriodic(CLOCK_TICK_MILLIS, tick -> pump());
        open();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        forget(ShardState.STOPPED);
        return shardLog.close();
    }

    /**
     * Records of the partition, in order. Those marked with an older epoch than the current one are void.
     *
     * @param next the offset up to which the partition has been read
     */
    public void deliver(long mark, List<InboxRecord> records, long next) {
        during(mark, () -> {
            memory.read(records, next);
            records.forEach(queue::add);
            pump();
        });
    }

    /** What the partition holds before {@code end} may have come in time: until it is dealt with, nothing is due. */
    public void catchUpTo(long mark, long end) {
        during(mark, () -> memory.catchUpTo(end));
    }

    private void during(long mark, Runnable action) {
        Context own = owner;
        if (own != null) {
            own.runOnContext(go -> {
                if (mark == epoch && standing.running()) {
                    action.run();
                }
            });
        }
    }

    /** Takes an input of this bridge's own; done once what it changed is committed. */
    public Future<Void> submit(Input input) {
        return whileRunning(() -> {
            Future<Void> done = queue.add(input);
            pump();
            return done;
        });
    }

    /** Asks the committed memory. */
    public <T extends @Nullable Object> Future<T> query(Function<TaskTable, T> question) {
        return whileRunning(() -> Future.succeededFuture(question.apply(memory.table())));
    }

    /** Whether the inbox record at the offset, and all before it, have been dealt with. */
    public Future<Boolean> applied(long offset) {
        return query(table -> memory.dealtWith(offset));
    }

    private <T extends @Nullable Object> Future<T> whileRunning(Supplier<Future<T>> action) {
        Context own = owner;
        return own == null
                ? Future.failedFuture(unavailable())
                : Ask.on(own, () -> standing.running() ? action.get() : Future.failedFuture(unavailable()));
    }

    private ShardUnavailableException unavailable() {
        return new ShardUnavailableException(partition);
    }

    private void open() {
        forget(ShardState.RESTORING);
        long opening = epoch;
        standing.opens();
        // Whatever fails in here, ours included, is a failure to open.
        shardLog.open()
                .map(restored -> {
                    if (opening == epoch) {
                        run(restored);
                    }
                    return restored;
                })
                .onFailure(failure -> {
                    if (opening == epoch) {
                        startOver("it cannot be restored", failure);
                    }
                });
    }

    private void run(ShardLog.Restored restored) {
        memory.restore(restored);
        standing.runs();
        feed.from(this, restored.offset(), epoch);
    }

    private void startOver(String why, Throwable failure) {
        log.warn("Shard {} starts over in {} ms, {}: {}", partition, reopening.pauseMillis(), why, failure.toString());
        forget(ShardState.RESTORING);
        long failed = epoch;
        reopening.begin(vertx, () -> failed == epoch, this::fence, this::open);
    }

    private void fence() {
        if (state() != ShardState.FENCED) {
            log.warn("Shard {} stays shut until the group confirms that it is this bridge's", partition);
            standing.enter(ShardState.FENCED);
        }
    }

    private void forget(ShardState next) {
        standing.enter(next);
        epoch++;
        committing = false;
        memory.forget();
        queue.fail(unavailable());
    }

    private void pump() {
        if (committing || !standing.running() || pace.rests(vertx, queue.size(), this::pump)) {
            return;
        }
        Batch batch = new Batch(partition, services, memory.table());
        List<Promise<Void>> parked = queue.drainInto(batch);
        memory.addDue(batch, services.clock().instant());
        if (batch.isEmpty()) {
            parked.forEach(Promise::tryComplete);
        } else {
            commit(batch, parked);
        }
    }

    private void commit(Batch batch, List<Promise<Void>> parked) {
        committing = true;
        long opened = epoch;
        standing.commits();
        // Whatever fails after the commit leaves memory and log apart, just as a failed commit may.
        shardLog.commit(batch)
                .compose(done -> {
                    if (opened == epoch) {
                        memory.apply(batch);
                    }
                    return Future.<Void>succeededFuture();
                })
                .onComplete((done, failure) -> {
                    if (opened != epoch) {
                        parked.forEach(promise -> promise.tryFail(unavailable()));
                    } else if (failure != null) {
                        standing.commitFailed();
                        batch.spans().failed();
                        startOver("the outcome of a transaction is unknown", failure);
                        parked.forEach(promise -> promise.tryFail(failure));
                    } else {
                        reopening.committed();
                        committing = false;
                        pace.committed(standing.committed(batch.inputs()));
                        parked.forEach(Promise::tryComplete);
                        pump();
                    }
                });
    }
}
