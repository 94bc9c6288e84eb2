// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One task in the hands of its shard: inputs come, decisions are applied, events are collected. */
final class Life {
    static final Instant START = Instant.parse("2026-01-15T10:20:30Z");
    static final Duration DEADLINE = Duration.ofHours(73);
    static final Duration GRACE = Duration.ofSeconds(60);
    static final Duration RETENTION = Duration.ofHours(24);
    static final TaskKey KEY = new TaskKey("prod", "0f3a9c52");
    static final ResultRef KEPT = new ResultRef("http://localhost/v1/results/x", "0".repeat(64), 1 << 20);

    /** Polls and takes webhooks. */
    static final SourcePolicy WITH_WEBHOOK = new SourcePolicy("baseten", DEADLINE, GRACE);
    /** Only polls. */
    static final SourcePolicy POLLED = new SourcePolicy("scale", DEADLINE, null);

    static final TaskLifecycle LIFECYCLE = new TaskLifecycle(Map.of("prod", WITH_WEBHOOK, "polled", POLLED), RETENTION);

    @Nullable Task task;

    final List<TaskEvent> events = new ArrayList<>();

    Decision comes(Input input) {
        Decision decision = LIFECYCLE.decide(task, input);
        switch (decision.effect()) {
            case NONE -> {}
            case SAVE -> task = decision.task();
            case FORGET -> task = null;
        }
        if (decision.event() != null) {
            events.add(decision.event());
        }
        return decision;
    }

    Life after(Input... inputs) {
        for (Input input : inputs) {
            comes(input);
        }
        return this;
    }

    TaskEvent lastEvent() {
        return events.get(events.size() - 1);
    }

    /** So many seconds after the task was tracked. */
    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    static Registration registration() {
        return new Registration(KEY, "model:m7x2q9kd", Map.of("tenant", "acme"), null, null);
    }

    static Input track(long seconds) {
        return track(registration(), seconds);
    }

    static Input track(Registration registration, long seconds) {
        return new Input.Track(registration, at(seconds));
    }

    static Input untrack(long seconds) {
        return new Input.Untrack(KEY, at(seconds));
    }

    static Input due(long seconds) {
        return new Input.Due(KEY, at(seconds));
    }

    static Input observed(Report report, Via via, long seconds) {
        return new Input.Observed(KEY, new Observation(report, via, at(seconds)));
    }

    static Input poll(TaskState state, long seconds) {
        return observed(Report.of(state, state.name()), Via.POLL, seconds);
    }

    /** The provider says that it is done; only its webhook has the output. */
    static Input pollDone(long seconds) {
        return observed(done(), Via.POLL, seconds);
    }

    /** The webhook that has the output. */
    static Input webhook(long seconds) {
        return observed(withOutput("hi"), Via.WEBHOOK, seconds);
    }

    static Report done() {
        return Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.awaited(ResultOmitted.NOT_PROVIDED));
    }

    static Report withOutput(String output) {
        return Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.of(new RawJson("\"" + output + "\"")));
    }
}
