// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task's output: it is here, it is missing for a reason, or a webhook may still bring it.
 *
 * @param value the output as JSON (a JSON {@code null} is an output too); null where there is none
 * @param omitted why there is none; null where there is one, or where none belongs (states other than COMPLETED)
 * @param awaited whether a webhook may still bring it
 */
public record Output(@Nullable JsonNode value, @Nullable ResultOmitted omitted, boolean awaited) {
    private static final Output NONE = new Output(null, null, false);

    /** For states in which no output belongs. */
    public static Output none() {
        return NONE;
    }

    public static Output of(JsonNode value) {
        return new Output(value, null, false);
    }

    public static Output omitted(ResultOmitted reason) {
        return new Output(null, reason, false);
    }

    /** Only a webhook can bring it; {@code otherwise} is the reason to give if none is configured or none comes. */
    public static Output awaited(ResultOmitted otherwise) {
        return new Output(null, otherwise, true);
    }
}
