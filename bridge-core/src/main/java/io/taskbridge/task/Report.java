// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a task, in our words.
 *
 * @param state never {@link TaskState#TRACKED}: a provider always says something
 * @param providerStatus the provider's own word for it, null where it said none
 * @param target what the task runs on where the provider tells, as {@link Registration#target}
 * @param occurredAt the provider's own time of the change, null where it gives none
 * @param output what is known of the output; {@link Output#none()} unless the state is COMPLETED
 * @param error null unless the task ended badly
 * @param attributes further facts that consumers may want, by camelCase name
 */
public record Report(
        TaskState state,
        @Nullable String providerStatus,
        @Nullable String target,
        @Nullable Instant occurredAt,
        Output output,
        @Nullable TaskError error,
        Map<String, String> attributes) {
    public Report {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(output, "output");
        if (state == TaskState.TRACKED) {
            throw new IllegalArgumentException("state: a report never says TRACKED");
        }
        attributes = Map.copyOf(attributes);
    }

    /** A report without times, target, output, error or attributes. */
    public static Report of(TaskState state, @Nullable String providerStatus) {
        return new Report(state, providerStatus, null, null, Output.none(), null, Map.of());
    }

    public Report with(Output other) {
        return new Report(state, providerStatus, target, occurredAt, other, error, attributes);
    }

    public Report with(TaskError other) {
        return new Report(state, providerStatus, target, occurredAt, output, other, attributes);
    }

    public Report withTarget(String other) {
        return new Report(state, providerStatus, other, occurredAt, output, error, attributes);
    }

    public Report withAttributes(Map<String, String> others) {
        return new Report(state, providerStatus, target, occurredAt, output, error, others);
    }
}
