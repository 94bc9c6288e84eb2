// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import io.taskbridge.task.TraceContext;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where steps are told of. Thread-safe; never blocks, never fails, and costs nothing where nothing is recorded. */
public interface Traces {
    /** Records nothing. */
    Traces OFF = new Traces() {
        @Override
        public TraceSpan begin(TraceStep step, @Nullable TraceContext parent, Instant since) {
            return PassedOn.of(parent);
        }

        @Override
        public TraceSpan beginTask(TraceStep step, @Nullable TraceContext parent, Instant since) {
            return PassedOn.of(parent);
        }

        @Override
        public CompletionStage<?> close() {
            return CompletableFuture.completedStage(null);
        }
    };

    /**
     * Begins a step that follows from another one. It is recorded if whoever began the trace wants that.
     *
     * @param parent null where there is no trace; nothing is recorded then
     */
    TraceSpan begin(TraceStep step, @Nullable TraceContext parent, Instant since);

    /** The same for the first that is heard of a task: without a caller's trace it may begin one of its own. */
    TraceSpan beginTask(TraceStep step, @Nullable TraceContext parent, Instant since);

    /** Sends what has ended, and lets go of everything. */
    CompletionStage<?> close();
}
