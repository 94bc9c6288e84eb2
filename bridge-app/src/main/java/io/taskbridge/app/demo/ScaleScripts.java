// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lives that tasks have at Scale. */
public final class ScaleScripts {
    private static final String SERVER = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d";
    private static final String STARTED = "STARTED";

    private ScaleScripts() {}

    public static Script succeeded(Pace pace, JsonNode output) {
        return succeeded(through(pace), output);
    }

    /** Its worker died, so it waits and runs once more. */
    public static Script requeued(Pace pace, JsonNode output) {
        List<Phase> phases = new ArrayList<>(through(pace));
        phases.addAll(through(pace));
        return succeeded(phases, output);
    }

    /** UNDEFINED for one phase, which means nothing. */
    public static Script undefinedBlip(Pace pace, JsonNode output) {
        List<Phase> phases = new ArrayList<>(through(pace));
        phases.add(new Phase(TaskState.RUNNING, "UNDEFINED", pace.next()));
        phases.add(new Phase(TaskState.RUNNING, STARTED, pace.next()));
        return succeeded(phases, output);
    }

    /** UNDEFINED and nothing else ever after: revoked by its queue. */
    public static Script undefinedForEver(Pace pace) {
        return script(queued(pace), TaskState.EXPIRED, "UNDEFINED", nothing(), null);
    }

    public static Script unmappedWord(Pace pace, JsonNode output) {
        List<Phase> phases = new ArrayList<>(through(pace));
        phases.add(new Phase(TaskState.RUNNING, "POSTPROCESSING", pace.next()));
        return succeeded(phases, output);
    }

    /** The task ran, but the model inside it answered with 500. */
    public static Script innerError(Pace pace) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("result").put("error", "out of memory");
        return script(through(pace), TaskState.FAILED, "SUCCESS", answer.put("code", "500"), null);
    }

    public static Script failed(Pace pace) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("result", "ValueError('bad prompt')")
                .put("traceback", "Traceback (most recent call last):\n  File \"predict.py\", line 7\nValueError");
        return script(through(pace), TaskState.FAILED, "FAILURE", answer, null);
    }

    public static Script timedOut(Pace pace) {
        return script(through(pace), TaskState.FAILED, "TIMEOUT", nothing(), null);
    }

    private static List<Phase> queued(Pace pace) {
        return List.of(new Phase(TaskState.QUEUED, "PENDING", pace.next()));
    }

    private static List<Phase> through(Pace pace) {
        return List.of(
                new Phase(TaskState.QUEUED, "PENDING", pace.next()),
                new Phase(TaskState.RUNNING, STARTED, pace.next()));
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode().putNull("result").putNull("traceback");
    }

    private static Script succeeded(List<Phase> phases, JsonNode output) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().set("result", output);
        return script(phases, TaskState.COMPLETED, "SUCCESS", answer.put("code", "200"), output);
    }

    private static Script script(
            List<Phase> phases, TaskState state, String word, ObjectNode answer, @Nullable JsonNode output) {
        return new Script(SERVER, phases, new Ending(state, word, answer, output), null);
    }
}
