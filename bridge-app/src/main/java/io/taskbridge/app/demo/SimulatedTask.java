// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as whoever submitted it knows it. */
public record SimulatedTask(ProviderKind kind, String id, Instant submittedAt, Script script) {
    public @Nullable String target() {
        return script.target();
    }

    /** When the task reaches its ending. */
    public Instant endsAt() {
        return submittedAt.plus(script.runsFor());
    }
}
