// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a task's output: it is here, it is kept elsewhere, it is missing for a reason, or a webhook may
 * still bring it.
 *
 * @param value the output as JSON (a JSON {@code null} is an output too); null where there is none
 * @param omitted why there is none; null where there is one, or where none belongs (states other than COMPLETED)
 * @param awaited whether a webhook may still bring it
 * @param kept where it is kept outside of Kafka: instead of the value if that is {@link ResultOmitted#TOO_LARGE}, or
 *     beside it if it may turn out to be; null where it is not
 */
public record Output(
        @Nullable RawJson value,
        @Nullable ResultOmitted omitted,
        boolean awaited,
        @Nullable ResultRef kept) {
    private static final Output NONE = new Output(null, null, false, null);

    /** @throws IllegalArgumentException if the parts contradict each other */
    public Output {
        boolean contradiction = (value != null && omitted != null)
                || (awaited && (value != null || kept != null))
                || (kept != null && value == null && omitted != ResultOmitted.TOO_LARGE);
        if (contradiction) {
            throw new IllegalArgumentException(
                    "an output is here, kept aside, missing or awaited, not several of these");
        }
    }

    /** For states in which no output belongs. */
    public static Output none() {
        return NONE;
    }

    public static Output of(RawJson value) {
        return new Output(value, null, false, null);
    }

    public static Output omitted(ResultOmitted reason) {
        return new Output(null, reason, false, null);
    }

    /** Only a webhook can bring it; {@code otherwise} is the reason to give if none is configured or none comes. */
    public static Output awaited(ResultOmitted otherwise) {
        return new Output(null, otherwise, true, null);
    }

    /** Too large for Kafka, and to be had elsewhere. */
    public static Output keptAside(ResultRef kept) {
        return new Output(null, ResultOmitted.TOO_LARGE, false, kept);
    }

    /** Here, and to be had elsewhere should it turn out not to fit. */
    public static Output copied(RawJson value, ResultRef kept) {
        return new Output(value, null, false, kept);
    }

    /** Whether consumers get to see it: from the event, or from where the event says. */
    boolean there() {
        return value != null || kept != null;
    }

    /** The same without its value: what remains says where it is kept, if anywhere. */
    Output tooLarge() {
        return new Output(null, ResultOmitted.TOO_LARGE, false, kept);
    }
}
