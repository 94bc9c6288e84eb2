// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Committed transitions of the source {@code zai}. */
final class Transitions {
    static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");

    private Transitions() {}

    static TaskKey key(String id) {
        return new TaskKey("zai", id);
    }

    static TaskEvent seen(String id, Duration delay) {
        Report report =
                new Report(TaskState.RUNNING, "PROCESSING", null, NOW.minus(delay), Output.none(), null, Map.of());
        return event(id, TaskState.QUEUED, new Observation(report, Via.POLL, NOW));
    }

    static TaskEvent completed(String id, TaskState from, Via via, ResultOmitted omitted) {
        Report report = Report.of(TaskState.COMPLETED, "SUCCESS").with(new Output(null, omitted, false, null));
        return event(id, from, new Observation(report, via, NOW));
    }

    private static TaskEvent event(String id, TaskState from, Observation observation) {
        Registration registration = new Registration(key(id), null, Map.of(), null, null);
        Task task = new Task(
                registration,
                "zai",
                NOW,
                NOW.plusSeconds(60),
                observation.report().state(),
                1,
                null,
                null,
                false,
                NOW);
        return new TaskEvent(task, from, observation);
    }
}
