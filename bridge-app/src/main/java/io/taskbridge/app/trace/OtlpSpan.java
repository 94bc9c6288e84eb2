// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import java.time.InstantSource;

/**
 * A step that is recorded.
 *
 * @param context the span's own place in the trace
 */
record OtlpSpan(Span span, TraceContext context, InstantSource clock) implements TraceSpan {
    @Override
    public TraceSpan about(TaskKey key) {
        return note("taskbridge.source", key.source()).note("taskbridge.task", key.toString());
    }

    @Override
    public TraceSpan note(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    @Override
    public TraceSpan note(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    @Override
    public void end() {
        span.end(clock.instant());
    }

    @Override
    public void fail(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
        end();
    }
}
