// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import io.taskbridge.task.Decision;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.codec.TaskOutline;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Task;
import java.util.Objects;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An observation that moves one of many tasks: decided, written as its message, and applied. */
@State(Scope.Thread)
public class Lifecycle {
    private static final Instant AT = Instant.parse("2026-01-15T10:20:30.301Z");
    private static final int STRIDE = 7_919;

    @Param({"1000", "1000000"})
    public int tasks;

    private final TaskLifecycle lifecycle = new TaskLifecycle(
            Map.of("bench", new SourcePolicy("baseten", Duration.ofDays(3), null)), Duration.ofDays(1));
    private final TaskTable table = new TaskTable();
    private TaskKey[] keys = {};
    private long moves;

    @Setup(Level.Trial)
    public void track() {
        keys = new TaskKey[tasks];
        for (int i = 0; i < tasks; i++) {
            keys[i] = new TaskKey("bench", Integer.toHexString(i) + "c4d2a9f07b1e58d3e6a1f9c0");
            Registration registration = new Registration(keys[i], "model:m", Map.of(), null, null);
            apply(new Input.Track(registration, AT));
        }
    }

    @Benchmark
    public Decision decideAndApply() {
        TaskKey key = keys[(int) (moves * STRIDE % tasks)];
        TaskState state = moves++ / tasks % 2 == 0 ? TaskState.QUEUED : TaskState.RUNNING;
        return apply(new Input.Observed(key, new Observation(Report.of(state, "WORD"), Via.WEBHOOK, AT)));
    }

    private Decision apply(Input input) {
        Decision decision = lifecycle.decide(table.get(input.key()), input);
        Task task = Objects.requireNonNull(decision.task());
        table.apply(TaskOutline.of(task), TaskProto.encode(task));
        return decision;
    }
}
