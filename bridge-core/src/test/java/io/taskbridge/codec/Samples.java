// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.ResultRef;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tasks, observations and events that the tests of this package write and read. */
final class Samples {
    static final TaskKey KEY = new TaskKey("baseten-prod", "0f3a9c52");
    static final Instant TRACKED_AT = Instant.parse("2026-01-15T10:19:58.120Z");
    static final Instant OCCURRED_AT = Instant.parse("2026-01-15T10:20:30.123456Z");
    static final Instant OBSERVED_AT = Instant.parse("2026-01-15T10:20:30.301Z");
    static final Instant DEADLINE = Instant.parse("2026-01-18T11:19:58.120Z");
    static final Instant FORGET_AT = Instant.parse("2026-01-16T10:20:30.301Z");

    static final Registration REGISTRATION =
            new Registration(KEY, "model:m7x2q9kd", Map.of("tenant", "acme"), null, null);

    /** Nothing that may be left out is said. */
    static final TraceContext TRACE =
            TraceContext.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "rojo=00f067,congo=t61");

    static final Registration BARE = new Registration(new TaskKey("zai", "9/8 é"), null, Map.of(), null, null);

    static final String SHA256 = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";
    static final ResultRef KEPT = new ResultRef("https://bridge.example.com/v1/results/" + SHA256, SHA256, 20 << 20);

    private Samples() {}

    static Report report(TaskState state, String word, Output output) {
        return new Report(
                state,
                word,
                "model:m7x2q9kd",
                OCCURRED_AT,
                output,
                null,
                Map.of("webhookStatus", "SUCCEEDED", "deploymentId", "d4w8zpl1"));
    }

    static Observation seen(Report report, Via via) {
        return new Observation(report, via, OBSERVED_AT);
    }

    static Observation success(Output output) {
        return seen(report(TaskState.COMPLETED, "SUCCEEDED", output), Via.WEBHOOK);
    }

    static Output json(String text) {
        return Output.of(new RawJson(text));
    }

    static TaskError error(String detail) {
        return new TaskError(
                "MODEL_PREDICT_ERROR", "out of \"memory\" – 余", Golden.tree(detail.getBytes(StandardCharsets.UTF_8)));
    }

    /** A task in the state of its last observation. */
    static Task task(Observation last) {
        boolean terminal = last.report().state().terminal();
        return new Task(
                REGISTRATION,
                "baseten",
                TRACKED_AT,
                DEADLINE,
                last.report().state(),
                2,
                last,
                null,
                false,
                terminal ? FORGET_AT : DEADLINE);
    }

    static Task tracked(Registration registration) {
        return new Task(
                registration, "baseten", TRACKED_AT, DEADLINE, TaskState.TRACKED, 0, null, null, false, DEADLINE);
    }

    static Task untracked() {
        return new Task(
                REGISTRATION, "baseten", TRACKED_AT, DEADLINE, TaskState.RUNNING, 1, running(), null, true, FORGET_AT);
    }

    static Task awaiting() {
        Observation success =
                seen(report(TaskState.COMPLETED, "SUCCEEDED", Output.awaited(ResultOmitted.NOT_PROVIDED)), Via.POLL);
        Instant graceEnds = OBSERVED_AT.plusSeconds(60);
        return new Task(
                REGISTRATION,
                "baseten",
                TRACKED_AT,
                DEADLINE,
                TaskState.RUNNING,
                1,
                running(),
                success,
                false,
                graceEnds);
    }

    static Task fullyRegistered() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("tenant", "acme");
        labels.put("Größe", "{\"x\":1}");
        labels.put("empty", "");
        return tracked(new Registration(KEY, "chain:c", labels, OCCURRED_AT, DEADLINE));
    }

    static Task traced() {
        return tracked(REGISTRATION.with(TRACE));
    }

    static TaskEvent event(TaskState from, Observation observation) {
        return new TaskEvent(task(observation), from, observation);
    }

    static TaskEvent completed(Output output) {
        return event(TaskState.RUNNING, success(output));
    }

    static Observation running() {
        return seen(report(TaskState.RUNNING, "IN_PROGRESS", Output.none()), Via.POLL);
    }

    static Observation failed(TaskError error) {
        return seen(report(TaskState.FAILED, "FAILED", Output.none()).with(error), Via.POLL);
    }

    static Observation deadlinePassed() {
        TaskError error = new TaskError("deadline-passed", "the task's deadline passed without an outcome", null);
        return seen(Report.of(TaskState.LOST, null).with(error), Via.DEADLINE);
    }
}
