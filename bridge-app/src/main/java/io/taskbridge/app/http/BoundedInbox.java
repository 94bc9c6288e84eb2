// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.TimeLimit;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The inbox as the public port uses it: what is handed over and not acknowledged yet is bounded, and no caller waits
 * long to be told that it cannot be made durable. Thread-safe.
 */
public final class BoundedInbox implements Inbox {
    private static final int MAX_PENDING = 50_000;
    private static final long MAX_PENDING_BYTES = 256L << 20;

    /** A little more than Kafka is given; whoever is told in time sends again. */
    private static final Duration LIMIT = Duration.ofMillis(3_500);

    private final Inbox inbox;
    private final TimeLimit limit;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong pendingBytes = new AtomicLong();

    public BoundedInbox(Vertx vertx, Inbox inbox) {
        this(vertx, inbox, LIMIT);
    }

    BoundedInbox(Vertx vertx, Inbox inbox, Duration limit) {
        this.inbox = inbox;
        this.limit = new TimeLimit(vertx, limit);
    }

    /** How many records were handed over and are not acknowledged yet. */
    public int pending() {
        return pending.get();
    }

    /** How many were pending at a time, at most, since this was asked last. For one caller. */
    public int mostPending() {
        return most.getAndSet(pending.get());
    }

    @Override
    public Future<Position> append(TaskKey key, byte[] value, @Nullable TraceContext trace) {
        if (pending.get() >= MAX_PENDING || pendingBytes.get() + value.length > MAX_PENDING_BYTES) {
            return Future.failedFuture("too many records wait for Kafka already");
        }
        most.accumulateAndGet(pending.incrementAndGet(), Math::max);
        pendingBytes.addAndGet(value.length);
        Promise<Position> answer = Promise.promise();
        limit.set(answer.future(), late -> answer.tryFail(new TimeoutException("Kafka takes too long")));
        inbox.append(key, value, trace).onComplete((position, failure) -> {
            pending.decrementAndGet();
            pendingBytes.addAndGet(-value.length);
            if (failure == null) {
                answer.tryComplete(position);
            } else {
                answer.tryFail(failure);
            }
        });
        return answer.future();
    }
}
