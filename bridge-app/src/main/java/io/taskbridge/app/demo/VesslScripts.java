// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.task.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lives that tasks have at VESSL. */
public final class VesslScripts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SLUG = "text-to-speech";

    private VesslScripts() {}

    public static Script completed(Pace pace, JsonNode output) {
        ObjectNode answer = NODES.objectNode().put("status_code", 200).put("raw_output", output.toString());
        return script(pace, TaskState.COMPLETED, "completed", answer.set("output", output), output);
    }

    /** The service answered with something that is no JSON, so there is only {@code raw_output}. */
    public static Script completedAsText(Pace pace, String text) {
        ObjectNode answer = NODES.objectNode().put("status_code", 200).put("raw_output", text);
        return script(pace, TaskState.COMPLETED, "completed", answer, TextNode.valueOf(text));
    }

    /** The service answered with the JSON {@code null}, which is an output. */
    public static Script completedWithNull(Pace pace) {
        return completed(pace, NODES.nullNode());
    }

    /** The service refused the request. */
    public static Script failed(Pace pace) {
        ObjectNode answer = NODES.objectNode()
                .put("status_code", 400)
                .put("raw_output", "{\"message\":\"Request body must contain field 'data'.\"}");
        answer.putObject("output").put("message", "Request body must contain field 'data'.");
        answer.put("fail_reason", "Server responded with status code 400");
        return script(pace, TaskState.FAILED, "failed", answer, null);
    }

    /** The service was never reached. */
    public static Script failedInside(Pace pace) {
        ObjectNode answer = NODES.objectNode().put("fail_reason", "no worker became ready");
        return script(pace, TaskState.FAILED, "failed", answer, null);
    }

    public static Script unmappedWord(Pace pace, JsonNode output) {
        Script plain = completed(pace, output);
        List<Phase> phases = List.of(
                plain.phases().get(0),
                new Phase(TaskState.QUEUED, "scaling", pace.next()),
                plain.phases().get(1));
        return new Script(SLUG, phases, plain.ending(), null);
    }

    private static Script script(
            Pace pace, TaskState state, String word, ObjectNode answer, @Nullable JsonNode output) {
        List<Phase> phases = List.of(
                new Phase(TaskState.QUEUED, "pending", pace.next()),
                new Phase(TaskState.RUNNING, "in_progress", pace.next()));
        return new Script(SLUG, phases, new Ending(state, word, answer, output), null);
    }
}
