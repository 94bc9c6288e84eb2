// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.provider.Answer;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.task.TaskError;
import org.jspecify.annotations.Nullable;

/** Why a task failed. The {@code result} of a failed task is the text of its error, never an output. */
final class ScaleErrors {
    private ScaleErrors() {}

    /** Whatever the answer says: the reason or else the result as message, result and traceback as detail. */
    static TaskError in(Answer answer, @Nullable String code, String otherwise) {
        String reason = answer.text("reason");
        String said = reason != null ? reason : answer.text("result");
        String message = said == null || said.isBlank() ? otherwise : Excerpt.head(said, Excerpt.MESSAGE);
        return new TaskError(code, message, detail(answer));
    }

    private static @Nullable JsonNode detail(Answer answer) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        JsonNode result = answer.value("result");
        if (result != null) {
            detail.set("result", Excerpt.detail(result));
        }
        String traceback = answer.text("traceback");
        if (traceback != null) {
            // The exception itself is what a traceback ends with.
            detail.put("traceback", Excerpt.tail(traceback, Excerpt.DETAIL));
        }
        return detail.isEmpty() ? null : detail;
    }
}
