// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lives that tasks have at Baseten, without webhook as long as {@link Script#withWebhook} adds none. */
public final class BasetenScripts {
    static final String MODEL = "model:m7x2q9kd";
    static final String CHAIN = "chain:c3v8n1tz";

    private BasetenScripts() {}

    public static Script succeeded(Pace pace, JsonNode output) {
        return script(through(pace), TaskState.COMPLETED, BasetenCloud.SUCCEEDED, answer(), output);
    }

    /** Done as soon as it is submitted: with a webhook, the call comes before anybody can register the task. */
    public static Script atOnce(JsonNode output) {
        return script(List.of(), TaskState.COMPLETED, BasetenCloud.SUCCEEDED, answer(), output);
    }

    public static Script chain(Pace pace, JsonNode output) {
        return succeeded(pace, output).withTarget(CHAIN);
    }

    /** Says for a while something that nobody has documented. */
    public static Script unmappedWord(Pace pace, JsonNode output) {
        List<Phase> phases = List.of(
                new Phase(TaskState.QUEUED, "QUEUED", pace.next()),
                new Phase(TaskState.QUEUED, "WARMING_UP", pace.next()),
                new Phase(TaskState.RUNNING, "IN_PROGRESS", pace.next()));
        return script(phases, TaskState.COMPLETED, BasetenCloud.SUCCEEDED, answer(), output);
    }

    public static Script failed(Pace pace) {
        ObjectNode answer = answer();
        answer.withArray("errors")
                .addObject()
                .put("code", "MODEL_PREDICT_ERROR")
                .put("message", "the model raised ValueError");
        return script(through(pace), TaskState.FAILED, "FAILED", answer, null);
    }

    /** Waited too long in the queue. */
    public static Script expired(Pace pace) {
        return script(queued(pace.next()), TaskState.EXPIRED, "EXPIRED", answer(), null);
    }

    /** Canceled by its owner while it was waiting. */
    public static Script canceled(Pace pace) {
        return script(queued(pace.next()), TaskState.CANCELED, "CANCELED", answer(), null);
    }

    private static List<Phase> through(Pace pace) {
        return List.of(
                new Phase(TaskState.QUEUED, "QUEUED", pace.next()),
                new Phase(TaskState.RUNNING, "IN_PROGRESS", pace.next()));
    }

    private static List<Phase> queued(Duration lasts) {
        return List.of(new Phase(TaskState.QUEUED, "QUEUED", lasts));
    }

    private static ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("errors");
        return answer;
    }

    private static Script script(
            List<Phase> phases, TaskState state, String word, ObjectNode answer, @Nullable JsonNode output) {
        return new Script(MODEL, phases, new Ending(state, word, answer, output), WebhookPlan.none());
    }
}
