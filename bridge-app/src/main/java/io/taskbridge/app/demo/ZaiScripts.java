// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lives that tasks have at Z.AI: running from the start. */
public final class ZaiScripts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SUCCESS = "SUCCESS";
    private static final String FAIL = "FAIL";

    private ZaiScripts() {}

    public static Script video(Pace pace, String url) {
        ObjectNode answer = NODES.objectNode().put("model", "cogvideox-3");
        answer.putArray("video_result").addObject().put("url", url).put("cover_image_url", url + ".jpg");
        return script(pace, TaskState.COMPLETED, SUCCESS, answer, result(answer));
    }

    /** The one result outside of any array, as some clients have seen it. */
    public static Script videoAsObject(Pace pace, String url) {
        ObjectNode answer = NODES.objectNode().put("model", "cogvideox-3");
        answer.putObject("video_result").put("url", url).put("cover_image_url", url + ".jpg");
        return script(pace, TaskState.COMPLETED, SUCCESS, answer, result(answer));
    }

    public static Script image(Pace pace, String url) {
        ObjectNode answer = NODES.objectNode().put("model", "glm-image");
        answer.putArray("image_result").addObject().put("url", url);
        return script(pace, TaskState.COMPLETED, SUCCESS, answer, result(answer));
    }

    /** Its {@code created} is the time of whoever asks, so it differs from poll to poll. */
    public static Script chat(Pace pace, String text) {
        ObjectNode answer = NODES.objectNode().put("model", "GLM-4.5-Flash").put("created", 0);
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("finish_reason", "stop").put("index", 0);
        choice.putObject("message").put("content", text).put("role", "assistant");
        answer.putObject("usage")
                .put("completion_tokens", 12)
                .put("prompt_tokens", 7)
                .put("total_tokens", 19);
        return script(pace, TaskState.COMPLETED, SUCCESS, answer, result(answer));
    }

    /** SUCCESS, and nothing to show for it. */
    public static Script withoutResult(Pace pace) {
        return script(pace, TaskState.COMPLETED, SUCCESS, NODES.objectNode().put("model", "cogvideox-3"), null);
    }

    public static Script failed(Pace pace) {
        ObjectNode answer = NODES.objectNode();
        answer.putObject("error").put("code", "1301").put("message", "the prompt may contain unsafe content");
        return script(pace, TaskState.FAILED, FAIL, answer, null);
    }

    public static Script failedWithoutError(Pace pace) {
        return script(pace, TaskState.FAILED, FAIL, NODES.objectNode(), null);
    }

    public static Script unmappedWord(Pace pace, String url) {
        Script plain = image(pace, url);
        List<Phase> phases = List.of(plain.phases().get(0), new Phase(TaskState.RUNNING, "REVIEWING", pace.next()));
        return new Script(null, phases, plain.ending(), null);
    }

    /** What belongs to the task: not the model that it ran on, nor the time of the poll. */
    private static JsonNode result(ObjectNode answer) {
        return answer.deepCopy().without(List.of("model", "created"));
    }

    private static Script script(
            Pace pace, TaskState state, String word, ObjectNode answer, @Nullable JsonNode output) {
        List<Phase> phases = List.of(new Phase(TaskState.RUNNING, "PROCESSING", pace.next()));
        return new Script(null, phases, new Ending(state, word, answer, output), null);
    }
}
