// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.poll.RetryAfter;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to a source and reads what comes back. Every question has an answer: that none came is one too.
 * Belongs to one poll verticle's context.
 */
final class Inquirer {
    /** What came of a question, and how long the source asked to be left alone. */
    record Answer(Reading reading, @Nullable Duration retryAfter) {}

    /** Reading is quick, but the largest answers would hold up the event loop. */
    private static final int READ_INLINE_BYTES = 256 << 10;

    private final Provider provider;
    private final Duration timeout;
    private final LargeOutputs outputs;
    private final InstantSource wall;
    private final StatusClient client;

    Inquirer(Vertx vertx, PollSettings settings, LargeOutputs outputs, InstantSource wall) {
        this.provider = settings.provider();
        this.timeout = settings.timeout();
        this.outputs = outputs;
        this.wall = wall;
        this.client = new StatusClient(vertx, settings.maxConcurrency(), timeout, settings.maxBodySize());
    }

    /** Never fails. */
    Future<Answer> ask(TaskKey key, StatusRequest request) {
        return client.get(request)
                .compose(answer -> read(key, answer.reply())
                        .map(reading -> new Answer(reading, RetryAfter.parse(answer.retryAfter(), wall.instant()))))
                .otherwise(failure -> new Answer(Reading.of(Reading.Kind.UNAVAILABLE, reason(failure)), null));
    }

    Future<Void> close() {
        return client.close();
    }

    /** What cannot be taken in now, for want of memory or disk, is asked about again. */
    private Future<Reading> read(TaskKey key, StatusReply reply) {
        int bytes = reply.body().length;
        return bytes <= READ_INLINE_BYTES && outputs.surelyFits(bytes)
                ? Future.succeededFuture(provider.read(reply))
                : outputs.work()
                        .run(bytes, () -> fitting(key, provider.read(reply), bytes))
                        .otherwise(failure -> Reading.of(Reading.Kind.UNTAKEN, String.valueOf(failure.getMessage())));
    }

    private Reading fitting(TaskKey key, Reading reading, int bytes) throws IOException {
        Report report = reading.report();
        return report == null ? reading : reading.with(outputs.report(key, report, bytes));
    }

    private String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : "no answer: " + failure.getMessage();
    }
}
