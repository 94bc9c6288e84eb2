// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.RecordRefusedException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is spooled to Kafka, oldest first, and has it deleted once acknowledged; a webhook may be sent twice, and
 * none is left out. While Kafka is down, it tries with one webhook, ever less often. Runs on its own event loop.
 */
public final class SpoolDrain extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(SpoolDrain.class);
    private static final int MOST_TOGETHER = 100;
    private static final long SEND_LIMIT_MILLIS = 5_000;
    private static final long SHORTEST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long CHECK_EVERY_MILLIS = 10_000;
    private static final long STOP_LIMIT_MILLIS = 1_500;

    private final Spool spool;
    private final Inbox inbox;
    private Future<?> turn = Future.succeededFuture();
    private boolean called;
    private boolean pausing;
    private boolean stopping;
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;
    private int together = 1;
    private long sent;

    public SpoolDrain(Spool spool, Inbox inbox) {
        this.spool = spool;
        this.inbox = inbox;
    }

    @Override
    public Future<?> start() {
        spool.onWritten(() -> context.runOnContext(go -> call()));
        vertx.setPeriodic(CHECK_EVERY_MILLIS, tick -> spool.check());
        call();
        return Future.succeededFuture();
    }

    /** What is on its way to Kafka may still be acknowledged, so that it need not be sent again. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return turn.timeout(STOP_LIMIT_MILLIS, TimeUnit.MILLISECONDS).transform(done -> Future.succeededFuture());
    }

    /** There may be something to send. */
    private void call() {
        called = true;
        if (turn.isComplete() && !pausing && !stopping) {
            called = false;
            turn = spool.take(together).compose(this::send).onComplete((left, failure) -> {
                if (failure != null) {
                    log.warn("The spool cannot be drained now: {}", failure.toString());
                    pause();
                }
            });
            turn.onComplete(done -> goOn());
        }
    }

    private void goOn() {
        if (called && !pausing) {
            call();
        }
    }

    private Future<Void> send(List<Spooled> taken) {
        if (taken.isEmpty()) {
            if (sent > 0) {
                log.info("The spool is empty again: {} webhooks went on to Kafka", sent);
                sent = 0;
            }
            return Future.succeededFuture();
        }
        List<Future<Inbox.Position>> sends = taken.stream()
                .map(spooled ->
                        inbox.append(spooled.webhook().key(), spooled.webhook().value()))
                .toList();
        return Future.join(sends)
                .timeout(SEND_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .transform(done -> {
                    List<Fate> fates = sends.stream().map(SpoolDrain::fate).toList();
                    return spool.settle(taken, fates).onSuccess(settled -> adapt(fates));
                });
    }

    private static Fate fate(Future<Inbox.Position> send) {
        if (send.succeeded()) {
            return Fate.DELIVERED;
        }
        return send.failed() && send.cause() instanceof RecordRefusedException ? Fate.REFUSED : Fate.KEPT;
    }

    private void adapt(List<Fate> fates) {
        sent += fates.stream().filter(fate -> fate == Fate.DELIVERED).count();
        called = true;
        if (fates.contains(Fate.KEPT)) {
            together = 1;
            pause();
        } else {
            together = MOST_TOGETHER;
            pauseMillis = SHORTEST_PAUSE_MILLIS;
        }
    }

    private void pause() {
        pausing = true;
        vertx.setTimer(pauseMillis, over -> {
            pausing = false;
            call();
        });
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
}
