// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.results.HeavyWork;
import io.taskbridge.poll.RetryAfter;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to a source and reads what comes back. Every question has an answer: that none came is one too.
 * Belongs to one poll verticle's context.
 */
final class Inquirer {
    /** What came of a question, from how many bytes, and how long the source asked to be left alone. */
    record Answer(Reading reading, int bytes, @Nullable Duration retryAfter) {}

    /** Reading is quick, but the largest answers would hold up the event loop. */
    private static final int READ_INLINE_BYTES = 256 << 10;

    private final HeavyWork heavyWork;
    private final Provider provider;
    private final Duration timeout;
    private final InstantSource wall;
    private final StatusClient client;

    Inquirer(Vertx vertx, PollSettings settings, InstantSource wall) {
        this.heavyWork = HeavyWork.json(vertx);
        this.provider = settings.provider();
        this.timeout = settings.timeout();
        this.wall = wall;
        this.client = new StatusClient(vertx, settings.maxConcurrency(), timeout, settings.maxBodySize());
    }

    /** Never fails. */
    Future<Answer> ask(StatusRequest request) {
        return client.get(request)
                .compose(answer -> read(answer.reply())
                        .map(reading -> new Answer(
                                reading,
                                answer.reply().body().length,
                                RetryAfter.parse(answer.retryAfter(), wall.instant()))))
                .otherwise(failure -> new Answer(Reading.of(Reading.Kind.UNAVAILABLE, reason(failure)), 0, null));
    }

    Future<Void> close() {
        return client.close();
    }

    private Future<Reading> read(StatusReply reply) {
        return reply.body().length <= READ_INLINE_BYTES
                ? Future.succeededFuture(provider.read(reply))
                : heavyWork.run(() -> provider.read(reply));
    }

    private String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : "no answer: " + failure.getMessage();
    }
}
