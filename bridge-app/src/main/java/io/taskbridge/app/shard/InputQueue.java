// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Input;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for the shard's next transaction. Owned by the shard's context; only the two sizes are for everyone. */
final class InputQueue {
    private static final Logger log = LoggerFactory.getLogger(InputQueue.class);

    /** Two transactions' worth: what waits outlives the collections of a busy heap, each of which copies it. */
    private static final int MAX_WAITING = 2 * Batch.MAX_INPUTS;

    private static final int MAX_WAITING_BYTES = 32 << 20;

    /** One input; exactly one of the first two is set. Nobody waits for a record: its offset says that it is done. */
    record Waiting(
            @Nullable InboxRecord record,
            @Nullable Input input,
            @Nullable Promise<Void> done) {
        void into(Batch batch) {
            if (record != null) {
                batch.take(record);
            } else if (input != null) {
                batch.take(input);
            }
        }

        void fail(RuntimeException cause) {
            if (done != null) {
                done.tryFail(cause);
            }
        }
    }

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private final AtomicInteger inputs = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    int size() {
        return inputs.get();
    }

    /** Whether the feed should pause. The pollers need no such bound: each has few requests under way. */
    boolean full() {
        return inputs.get() > MAX_WAITING || bytes.get() > MAX_WAITING_BYTES;
    }

    void add(InboxRecord record) {
        bytes.addAndGet(record.size());
        queue.add(new Waiting(record, null, null));
        inputs.incrementAndGet();
    }

    Future<Void> add(Input input) {
        Promise<Void> done = Promise.promise();
        queue.add(new Waiting(null, input, done));
        inputs.incrementAndGet();
        return done.future();
    }

    /** Moves what waits into the batch as long as that has room; returns those who wait for its commit. */
    List<Promise<Void>> drainInto(Batch batch) {
        List<Promise<Void>> parked = new ArrayList<>();
        for (Waiting next; batch.hasRoom() && (next = poll()) != null; ) {
            try {
                next.into(batch);
                if (next.done() != null) {
                    parked.add(next.done());
                }
            } catch (RuntimeException e) {
                log.error("Shard {} cannot decide an input of its own: {}", batch.partition(), e.toString());
                next.fail(e);
            }
        }
        return parked;
    }

    @Nullable Waiting poll() {
        Waiting next = queue.poll();
        if (next != null) {
            inputs.decrementAndGet();
            bytes.addAndGet(next.record() == null ? 0 : -next.record().size());
        }
        return next;
    }

    /** Empties the queue: whoever waits is told that the shard cannot answer. */
    void fail(RuntimeException cause) {
        List<Waiting> void_ = new ArrayList<>(queue);
        queue.clear();
        inputs.set(0);
        bytes.set(0);
        void_.forEach(waiting -> waiting.fail(cause));
    }
}
