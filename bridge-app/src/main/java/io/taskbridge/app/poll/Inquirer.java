// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.trace.TraceSpan;
import io.taskbridge.app.trace.TraceStep;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.poll.RetryAfter;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.TraceContext;
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
    /** What is asked about a task. */
    record Question(Registration task, StatusRequest request) {}

    /**
     * What came of a question.
     *
     * @param retryAfter how long the source asked to be left alone
     * @param trace where in the task's trace the question was put
     */
    record Answer(
            Reading reading,
            @Nullable Duration retryAfter,
            @Nullable TraceContext trace) {}

    /** Reading is quick, but the largest answers would hold up the event loop. */
    private static final int READ_INLINE_BYTES = 256 << 10;

    private final Provider provider;
    private final Duration timeout;
    private final LargeOutputs outputs;
    private final Traces traces;
    private final InstantSource wall;
    private final StatusClient client;

    Inquirer(Vertx vertx, PollSettings settings, LargeOutputs outputs, Traces traces, InstantSource wall) {
        this.provider = settings.provider();
        this.timeout = settings.timeout();
        this.outputs = outputs;
        this.traces = traces;
        this.wall = wall;
        this.client = new StatusClient(vertx, settings.maxConcurrency(), timeout, settings.maxBodySize());
    }

    /** Never fails. */
    Future<Answer> ask(Question question) {
        Registration task = question.task();
        TraceSpan span =
                traces.begin(TraceStep.POLL, task.trace(), wall.instant()).about(task.key());
        TraceContext here = span.context();
        return client.get(question.request())
                .compose(answer -> read(answer.reply())
                        .map(reading ->
                                new Answer(reading, RetryAfter.parse(answer.retryAfter(), wall.instant()), here)))
                .otherwise(failure -> new Answer(Reading.of(Reading.Kind.UNAVAILABLE, reason(failure)), null, here))
                .onSuccess(answer -> tell(span, answer.reading().kind()));
    }

    private static void tell(TraceSpan span, Reading.Kind kind) {
        span.note("taskbridge.reading", kind.name());
        if (kind.answered()) {
            span.end();
        } else {
            span.fail(kind.name());
        }
    }

    Future<Void> close() {
        return client.close();
    }

    /** What cannot be taken in now, for want of memory or disk, is asked about again. */
    private Future<Reading> read(StatusReply reply) {
        int bytes = reply.body().length;
        return bytes <= READ_INLINE_BYTES && outputs.surelyFits(bytes)
                ? Future.succeededFuture(provider.read(reply))
                : outputs.work()
                        .run(bytes, () -> fitting(provider.read(reply), bytes))
                        .otherwise(failure -> Reading.of(Reading.Kind.UNTAKEN, String.valueOf(failure.getMessage())));
    }

    private Reading fitting(Reading reading, int bytes) throws IOException {
        Report report = reading.report();
        return report == null ? reading : reading.with(outputs.report(report, bytes));
    }

    private String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : "no answer: " + failure.getMessage();
    }
}
