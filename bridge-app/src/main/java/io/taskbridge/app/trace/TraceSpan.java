// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A step that is under way. It is told of once it ends; one that never does leaves nothing behind. For one thread at a
 * time, whichever.
 */
public interface TraceSpan {
    /** Where the steps that follow from this one belong; null where there is no trace. */
    @Nullable TraceContext context();

    TraceSpan about(TaskKey key);

    /** A fact, by a name that OpenTelemetry gives it or that begins with {@code taskbridge.}; never a payload. */
    TraceSpan note(String name, String value);

    TraceSpan note(String name, long value);

    void end();

    /** Ends it as a failure, for a reason free of payloads and secrets. */
    void fail(String reason);
}
