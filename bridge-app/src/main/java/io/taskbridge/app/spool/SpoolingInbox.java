// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.RecordRefusedException;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes webhooks durable: in Kafka, or in the spool where Kafka does not take them in time. While some wait in the
 * spool, those that come later join them there, which keeps their order and spares them the wait. Thread-safe.
 */
public final class SpoolingInbox {
    private static final Logger log = LoggerFactory.getLogger(SpoolingInbox.class);
    private static final long KAFKA_LIMIT_MILLIS = 3_000;
    private static final long HURRIED_LIMIT_MILLIS = 300;

    private final Vertx vertx;
    private final Inbox inbox;
    private final Spool spool;
    private final Set<Promise<Void>> waiting = ConcurrentHashMap.newKeySet();
    private volatile long limitMillis = KAFKA_LIMIT_MILLIS;

    public SpoolingInbox(Vertx vertx, Inbox inbox, Spool spool) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.spool = spool;
    }

    /** Done, on the caller's context, once the record is durable; fails within 5 seconds if it cannot be made so. */
    public Future<Void> append(TaskKey key, byte[] value) {
        SpooledWebhook webhook = new SpooledWebhook(key, value);
        Context asker = vertx.getOrCreateContext();
        Promise<Void> answer = Promise.promise();
        keep(webhook).onComplete((done, failure) -> asker.runOnContext(back -> answer.complete(null, failure)));
        return answer.future();
    }

    /** Nobody waits long for Kafka any more: the bridge stops, and those who wait are to be answered before. */
    public Future<Void> hurry() {
        limitMillis = HURRIED_LIMIT_MILLIS;
        waiting.forEach(taken -> taken.tryFail("the bridge stops"));
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
        waiting.add(taken);
        Limit.set(vertx, limitMillis, taken.future(), taken::tryFail);
        inbox.append(webhook.key(), webhook.value())
                .onSuccess(position -> taken.tryComplete())
                .onFailure(taken::tryFail);
        return taken.future()
                .onComplete(done -> waiting.remove(taken))
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
