// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.app.trace.TraceSpan;
import io.taskbridge.app.trace.TraceStep;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.task.Decision;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What traces say of one batch: they end with its transaction, so none is held for longer than that takes. Owned by
 * the shard.
 */
final class BatchSpans {
    private final Traces traces;
    private final InstantSource clock;
    private final List<TraceSpan> open = new ArrayList<>();

    BatchSpans(Traces traces, InstantSource clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * What came in begins a step; the input goes on from there.
     *
     * @param task that it is about, null if nothing is remembered of it
     * @return null where the input's own place stands: a poll has told of itself, and the clock is no caller
     */
    @Nullable TraceSpan arrived(Input input, @Nullable Task task) {
        TraceContext known = task == null ? null : task.registration().trace();
        if (input instanceof Input.Track track) {
            TraceContext caller = track.registration().trace();
            return task == null || task.untracked()
                    ? traces.beginTask(TraceStep.TRACK, caller, track.at())
                    : traces.begin(TraceStep.TRACK, caller, track.at());
        }
        if (input instanceof Input.Observed observed && observed.observation().via() == Via.WEBHOOK) {
            // Nobody knew the task's trace when the webhook came in; its time is all that had to be kept until now.
            Observation observation = observed.observation();
            return task == null
                    ? traces.beginTask(TraceStep.WEBHOOK, null, observation.observedAt())
                    : traces.begin(TraceStep.WEBHOOK, known, observation.observedAt());
        }
        return null;
    }

    /** A registration that changes nothing came twice, and was told of already. */
    void decided(@Nullable TraceSpan arrival, Input input, Decision decision) {
        if (arrival != null && (decision.effect() != Decision.Effect.NONE || input instanceof Input.Observed)) {
            open.add(arrival.about(input.key()));
        }
    }

    /** The event as consumers see it: they go on from the transition. */
    TaskEvent told(TaskEvent event) {
        TraceSpan span = traces.begin(TraceStep.TRANSITION, event.trace(), clock.instant())
                .about(event.key())
                .note("taskbridge.from", event.from().name())
                .note("taskbridge.to", event.to().name())
                .note("taskbridge.via", event.observation().via().word())
                .note("taskbridge.sequence", event.task().sequence());
        open.add(span);
        return event.with(span.context());
    }

    /** Everybody can read what was decided. */
    void committed() {
        open.forEach(TraceSpan::end);
        open.clear();
    }

    /** It was not committed, or nobody knows: what is decided anew has steps of its own. */
    void failed() {
        open.forEach(span -> span.fail("the outcome of the transaction is unknown"));
        open.clear();
    }
}
