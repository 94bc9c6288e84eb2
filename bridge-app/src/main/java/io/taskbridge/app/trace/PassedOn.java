// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import org.jspecify.annotations.Nullable;

/** A step that is not recorded: the caller's place in the trace goes on as it came. Immutable. */
record PassedOn(@Nullable TraceContext context) implements TraceSpan {
    private static final PassedOn NOTHING = new PassedOn(null);

    static PassedOn of(@Nullable TraceContext context) {
        return context == null ? NOTHING : new PassedOn(context);
    }

    @Override
    public TraceSpan about(TaskKey key) {
        return this;
    }

    @Override
    public TraceSpan note(String name, String value) {
        return this;
    }

    @Override
    public TraceSpan note(String name, long value) {
        return this;
    }

    @Override
    public void end() {}

    @Override
    public void fail(String reason) {}
}
