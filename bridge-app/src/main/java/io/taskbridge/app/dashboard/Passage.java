// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.metrics.DetectionDelay;
import io.taskbridge.codec.Json;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One committed transition in short. Nothing of it is large and nothing a payload, so that many can be kept, and shown
 * to whoever may look. Immutable.
 *
 * @param delay from the provider's own time of the change until it was observed, null where it gives none
 * @param error the code of the error, null if there is no error or it has none
 */
record Passage(
        TaskKey key,
        long sequence,
        TaskState from,
        TaskState to,
        Via via,
        @Nullable String providerStatus,
        @Nullable String error,
        @Nullable ResultOmitted omitted,
        @Nullable Duration delay,
        Instant observedAt) {
    private static final int LONGEST_WORD = 64;

    static Passage of(TaskEvent event) {
        TaskError error = event.observation().report().error();
        return new Passage(
                event.key(),
                event.task().sequence(),
                event.from(),
                event.to(),
                event.observation().via(),
                brief(event.observation().report().providerStatus()),
                error == null ? null : brief(error.code()),
                event.observation().report().output().omitted(),
                DetectionDelay.of(event),
                event.observation().observedAt());
    }

    ObjectNode json() {
        return Json.mapper()
                .createObjectNode()
                .put("key", key.toString())
                .put("sequence", sequence)
                .put("from", from.name())
                .put("to", to.name())
                .put("via", via.word())
                .put("providerStatus", providerStatus)
                .put("error", error)
                .put("resultOmitted", omitted == null ? null : omitted.word())
                .put("delaySeconds", delay == null ? null : delay.toMillis() / 1000.0)
                .put("observedAt", observedAt.toString());
    }

    /** Providers choose these words, and may choose long ones. */
    static @Nullable String brief(@Nullable String word) {
        return word == null || word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD - 1) + "…";
    }
}
