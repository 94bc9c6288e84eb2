// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.RawValues;
import io.taskbridge.provider.Answer;
import io.taskbridge.task.Output;
import io.taskbridge.task.ResultOmitted;
import java.util.List;

/**
 * What a task brought: an object of the fields that tell it. {@code created} is left out, for it follows the poll and
 * not the task, and two polls of one result must read the same.
 */
final class ZaiResult {
    /** One for each kind of task; any of them makes a result, the others only go with one. */
    private static final List<String> RESULTS = List.of("video_result", "image_result", "choices");

    private static final List<String> COMPANIONS = List.of("usage", "web_search", "content_filter");

    private ZaiResult() {}

    static Output in(Answer answer) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        copy(answer, RESULTS, result);
        if (result.isEmpty()) {
            return Output.omitted(ResultOmitted.NOT_PROVIDED);
        }
        copy(answer, COMPANIONS, result);
        return Output.of(RawValues.of(result));
    }

    private static void copy(Answer answer, List<String> fields, ObjectNode to) {
        for (String field : fields) {
            JsonNode value = answer.value(field);
            if (value != null && !(value.isContainerNode() && value.isEmpty())) {
                to.set(field, value);
            }
        }
    }
}
