// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.trace.TraceSpan;
import io.taskbridge.app.trace.TraceStep;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.task.Decision;
import io.taskbridge.task.Input;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BatchSpansTest {
    private static final TraceContext CALLER =
            TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private static final TaskLifecycle LIFECYCLE = new TaskLifecycle(
            Map.of(Inbound.SOURCE, new SourcePolicy("zai", Duration.ofHours(1), null)), Duration.ofHours(1));

    private final List<String> told = new ArrayList<>();
    private final BatchSpans spans = new BatchSpans(new Book(), () -> Inbound.START);

    /** Writes down how each step ended. */
    private final class Book implements Traces {
        @Override
        public TraceSpan begin(TraceStep step, TraceContext parent, Instant since) {
            return new Line(step, parent);
        }

        @Override
        public TraceSpan beginTask(TraceStep step, TraceContext parent, Instant since) {
            return new Line(step, parent);
        }

        @Override
        public CompletionStage<?> close() {
            return CompletableFuture.completedStage(null);
        }
    }

    private final class Line implements TraceSpan {
        private final TraceStep step;
        private final TraceContext context;

        Line(TraceStep step, TraceContext context) {
            this.step = step;
            this.context = context;
        }

        @Override
        public TraceContext context() {
            return context;
        }

        @Override
        public TraceSpan about(TaskKey key) {
            return this;
        }

        @Override
        public TraceSpan note(String name, String value) {
            return this;
        }

        @Override
        public TraceSpan note(String name, long value) {
            return this;
        }

        @Override
        public void end() {
            told.add(step + " ended");
        }

        @Override
        public void fail(String reason) {
            told.add(step + " failed");
        }
    }

    private static Input traced() {
        return Inbound.track("a").with(CALLER);
    }

    private void comes(Input input, Decision decision) {
        spans.decided(spans.arrived(input, null), input, decision);
    }

    private static Decision tracked() {
        return LIFECYCLE.decide(null, traced());
    }

    @Test
    void nothingIsToldBeforeTheTransactionEnds() {
        comes(traced(), tracked());

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsCommittedEnds() {
        comes(traced(), tracked());
        TaskEvent event = LIFECYCLE
                .decide(tracked().task(), Inbound.seen("a", TaskState.RUNNING))
                .event();
        assertThat(spans.told(event).trace()).isEqualTo(CALLER);

        spans.committed();

        assertThat(told).containsExactly("TRACK ended", "TRANSITION ended");
    }

    @Test
    void whatMayNotBeCommittedFails() {
        comes(traced(), tracked());

        spans.failed();

        assertThat(told).containsExactly("TRACK failed");
    }

    @Test
    void eachStepIsToldOnce() {
        comes(traced(), tracked());

        spans.committed();
        spans.failed();

        assertThat(told).containsExactly("TRACK ended");
    }

    @Test
    void registrationThatChangesNothingIsNotToldAgain() {
        comes(traced(), LIFECYCLE.decide(tracked().task(), traced()));

        spans.committed();

        assertThat(told).isEmpty();
    }

    @Test
    void pollHasToldOfItselfAlready() {
        assertThat(spans.arrived(Inbound.seen("a", TaskState.RUNNING), tracked().task()))
                .isNull();
    }
}
