// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.taskbridge.codec.EventHeaders;
import io.taskbridge.codec.EventJson;
import io.taskbridge.codec.InboxJson;
import io.taskbridge.codec.InvalidRecordException;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The records of a transition, read and written. */
@State(Scope.Thread)
public class Codecs {
    private static final TaskKey KEY = new TaskKey("baseten-prod", "0f3a9c52c4d2a9f07b1e58d3e6a1f9c0");
    private static final Instant AT = Instant.parse("2026-01-15T10:20:30.301Z");
    private static final Instant DEADLINE = Instant.parse("2026-01-18T11:19:58.120Z");

    private final Observation success = new Observation(
            new Report(
                    TaskState.COMPLETED,
                    "SUCCEEDED",
                    "model:m7x2q9kd",
                    AT.minusNanos(177_544_000),
                    Output.of(JsonNodeFactory.instance.objectNode().put("text", "The quick brown fox. ".repeat(6))),
                    null,
                    Map.of("webhookStatus", "SUCCEEDED", "deploymentId", "d4w8zpl1")),
            Via.WEBHOOK,
            AT);
    private final Task task = new Task(
            new Registration(KEY, "model:m7x2q9kd", Map.of("tenant", "acme"), null, null),
            "baseten",
            AT.minusMillis(32_181),
            DEADLINE,
            TaskState.COMPLETED,
            2,
            success.with(Output.none()),
            null,
            false,
            DEADLINE);
    private final TaskEvent event = new TaskEvent(task, TaskState.RUNNING, success);
    private final byte[] inbox = InboxJson.observed(KEY, success);
    private final byte[] stored = TaskProto.encode(task);

    @Benchmark
    public Input inboxDecode() throws InvalidRecordException {
        return InboxJson.decode(inbox, AT);
    }

    @Benchmark
    public byte[] inboxEncode() {
        return InboxJson.observed(KEY, success);
    }

    @Benchmark
    public byte[] taskEncode() {
        return TaskProto.encode(task);
    }

    @Benchmark
    public Task taskDecode() throws InvalidRecordException {
        return TaskProto.decode(stored);
    }

    @Benchmark
    public byte[] eventEncode() {
        return EventJson.encode(event);
    }

    @Benchmark
    public Map<String, String> eventHeaders() {
        return EventHeaders.of(event, "https://bridge.example.com/schemas/task-event.json");
    }
}
