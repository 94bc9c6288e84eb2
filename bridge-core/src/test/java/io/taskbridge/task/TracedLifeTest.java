// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.at;
import static io.taskbridge.task.Life.due;
import static io.taskbridge.task.Life.poll;
import static io.taskbridge.task.Life.pollDone;
import static io.taskbridge.task.Life.registration;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.untrack;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which trace a task is in, and where in it each event is. */
class TracedLifeTest {
    private static final TraceContext CALLER =
            TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 a=b");
    private static final TraceContext OTHER =
            TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final Life life = new Life();

    private static Input traced(TraceContext trace, long seconds) {
        return track(registration().with(trace), seconds);
    }

    @Test
    void eventIsInTheTraceOfTheCaller() {
        life.after(traced(CALLER, 0), poll(TaskState.RUNNING, 1));

        assertThat(life.lastEvent().trace()).isEqualTo(CALLER);
    }

    @Test
    void eventIsWhereItWasHeardIfThatIsTold() {
        TraceContext question = CALLER.at("00f067aa0ba902b7");

        life.after(traced(CALLER, 0), poll(TaskState.RUNNING, 1).with(question));

        assertThat(life.lastEvent().trace()).isEqualTo(question);
        assertThat(life.task.registration().trace()).isEqualTo(CALLER);
    }

    @Test
    void eventOfTheDeadlineIsInTheTraceOfTheCaller() {
        life.after(traced(CALLER, 0), due(Life.DEADLINE.toSeconds()));

        assertThat(life.lastEvent().to()).isEqualTo(TaskState.LOST);
        assertThat(life.lastEvent().trace()).isEqualTo(CALLER);
    }

    @Test
    void missedWebhookIsInTheTraceOfTheCaller() {
        life.after(traced(CALLER, 0), pollDone(1), due(61));

        assertThat(life.lastEvent().trace()).isEqualTo(CALLER);
    }

    @Test
    void taskWithoutATraceHasEventsWithoutOne() {
        life.after(track(0), poll(TaskState.RUNNING, 1));

        assertThat(life.lastEvent().trace()).isNull();
    }

    @Test
    void firstTraceStays() {
        life.after(traced(CALLER, 0));

        assertThat(life.comes(traced(OTHER, 1)).effect()).isEqualTo(Decision.Effect.NONE);
        assertThat(life.task.registration().trace()).isEqualTo(CALLER);
    }

    @Test
    void traceIsKeptWhenOtherThingsAreSaidAnew() {
        life.after(traced(CALLER, 0), track(new Registration(Life.KEY, null, Map.of("a", "1"), null, at(9)), 1));

        assertThat(life.task.registration().trace()).isEqualTo(CALLER);
    }

    @Test
    void registrationThatCameAfterTheWebhookBringsItsTrace() {
        life.after(webhookOfRunning(), traced(CALLER, 1), poll(TaskState.RUNNING, 2));

        assertThat(life.lastEvent().trace()).isEqualTo(CALLER);
    }

    private static Input webhookOfRunning() {
        return Life.observed(Report.of(TaskState.QUEUED, "QUEUED"), Via.WEBHOOK, 0);
    }

    @Test
    void taskThatAWebhookBeganIsInTheTraceOfTheWebhook() {
        life.after(webhook(0).with(CALLER));

        assertThat(life.lastEvent().trace()).isEqualTo(CALLER);
        assertThat(life.task.registration().trace()).isEqualTo(CALLER);
    }

    @Test
    void newLifeIsInATraceOfItsOwn() {
        life.after(traced(CALLER, 0), untrack(1), traced(OTHER, 2));

        assertThat(life.task.registration().trace()).isEqualTo(OTHER);
    }
}
