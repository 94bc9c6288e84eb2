// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.RecordRefusedException;
import io.taskbridge.app.shard.TimeLimit;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes webhooks durable: in Kafka, or in the spool where Kafka does not take them in time. While some wait in the
 * spool, those that come later join them there, which keeps their order and spares them the wait. Thread-safe.
 */
public final class SpoolingInbox {
    private static final Logger log = LoggerFactory.getLogger(SpoolingInbox.class);
    private static final Duration KAFKA_LIMIT = Duration.ofSeconds(3);
    private static final Duration HURRIED_LIMIT = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Inbox inbox;
    private final Spool spool;
    private final TimeLimit limit;

    public SpoolingInbox(Vertx vertx, Inbox inbox, Spool spool) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.spool = spool;
        this.limit = new TimeLimit(vertx, KAFKA_LIMIT);
    }

    /** Done, on the caller's context, once the record is durable; fails within 5 seconds if it cannot be made so. */
    public Future<Void> append(TaskKey key, byte[] value) {
        SpooledWebhook webhook = new SpooledWebhook(key, value);
        Context asker = vertx.getOrCreateContext();
        Promise<Void> answer = Promise.promise();
        keep(webhook).onComplete((done, failure) -> {
            // Kafka's answers are there already; the spool's come on its thread, in whatever context it was asked.
            if (Vertx.currentContext() == asker && Context.isOnEventLoopThread()) {
                answer.complete(null, failure);
            } else {
                asker.runOnContext(back -> answer.complete(null, failure));
            }
        });
        return answer.future();
    }

    /** Nobody waits long for Kafka any more: the bridge stops, and those who wait are to be answered before. */
    public Future<Void> hurry() {
        limit.shorten(HURRIED_LIMIT);
        return Future.succeededFuture();
    }

    private Future<Void> keep(SpooledWebhook webhook) {
        if (!spool.isBusy()) {
            return toKafka(webhook);
        }
        return spool.join(webhook)
                .compose(outcome -> outcome == SpoolOutcome.WRITTEN ? Future.succeededFuture() : toKafka(webhook));
    }

    private Future<Void> toKafka(SpooledWebhook webhook) {
        Promise<Void> taken = Promise.promise();
        limit.set(taken.future(), taken::tryFail);
        inbox.append(webhook.key(), webhook.value())
                .onSuccess(position -> taken.tryComplete())
                .onFailure(taken::tryFail);
        return taken.future()
                .recover(failure -> failure instanceof RecordRefusedException
                        ? Future.failedFuture(failure)
                        : toDisk(webhook, failure));
    }

    private Future<Void> toDisk(SpooledWebhook webhook, Throwable failure) {
        if (!spool.isBusy()) {
            log.warn("Kafka does not take webhooks, they are spooled from now on: {}", failure.toString());
        }
        return spool.write(webhook).mapEmpty();
    }
}
