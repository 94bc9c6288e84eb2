// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.provider.Answer;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.task.TaskError;
import org.jspecify.annotations.Nullable;

/** The {@code errors} array, which polls and webhooks share. Its codes are an open vocabulary. */
final class BasetenErrors {
    private static final String NO_REASON = "the provider gave no reason";

    private BasetenErrors() {}

    /** The first error, with all of them as detail; null if there is none. */
    static @Nullable TaskError in(@Nullable JsonNode errors) {
        if (errors == null || !errors.isArray() || errors.isEmpty()) {
            return null;
        }
        Answer first = Answer.of(errors.get(0));
        String code = first == null ? null : first.word("code");
        String message = first == null ? errors.get(0).textValue() : first.text("message");
        return new TaskError(
                code, message == null ? NO_REASON : Excerpt.head(message, Excerpt.MESSAGE), Excerpt.detail(errors));
    }

    static TaskError unexplained() {
        return new TaskError(null, NO_REASON, null);
    }
}
