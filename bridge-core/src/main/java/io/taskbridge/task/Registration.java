// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a task that it wants tracked.
 *
 * @param target what the task runs on, in the provider's form ({@code model:<id>}); null where the provider needs none
 * @param labels handed through to every event
 * @param submittedAt when the task was given to the provider, null if unknown
 * @param deadline when to give the task up as LOST; null for the source's default
 * @param trace where the task's story goes on in the caller's trace; null where there is none
 */
public record Registration(
        TaskKey key,
        @Nullable String target,
        Map<String, String> labels,
        @Nullable Instant submittedAt,
        @Nullable Instant deadline,
        @Nullable TraceContext trace) {
    public Registration {
        Objects.requireNonNull(key, "key");
        if (target != null) {
            TaskKey.requireName("target", target);
        }
        labels = Map.copyOf(labels);
    }

    /** One that belongs to no trace. */
    public Registration(
            TaskKey key,
            @Nullable String target,
            Map<String, String> labels,
            @Nullable Instant submittedAt,
            @Nullable Instant deadline) {
        this(key, target, labels, submittedAt, deadline, null);
    }

    public Registration with(@Nullable TraceContext other) {
        return new Registration(key, target, labels, submittedAt, deadline, other);
    }
}
