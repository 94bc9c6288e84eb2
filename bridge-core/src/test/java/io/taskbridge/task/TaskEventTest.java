// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.observed;
import static io.taskbridge.task.Life.poll;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class TaskEventTest {
    private final TaskEvent event = new Life().after(track(0), webhook(1)).lastEvent();

    @Test
    void eventIsAboutTheTaskAfterTheTransition() {
        assertThat(event.key()).isEqualTo(Life.KEY);
        assertThat(event.from()).isEqualTo(TaskState.TRACKED);
        assertThat(event.to()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void outputCanBeReplacedByTheReasonWhyItIsNotThere() {
        TaskEvent smaller = event.withoutValue();

        assertThat(smaller.observation().report().output()).isEqualTo(Output.omitted(ResultOmitted.TOO_LARGE));
        assertThat(smaller.task()).isEqualTo(event.task());
        assertThat(smaller.from()).isEqualTo(event.from());
    }

    @Test
    void outputOfWhichThereIsACopyCanBeReplacedByWhereThatIs() {
        TaskEvent copied = new Life()
                .after(
                        track(0),
                        observed(Life.done().with(Output.copied(new RawJson("\"hi\""), Life.KEPT)), Via.WEBHOOK, 1))
                .lastEvent();

        assertThat(copied.withoutValue().observation().report().output()).isEqualTo(Output.keptAside(Life.KEPT));
    }

    @Test
    void eventThatHasNoOutputStaysAsItIs() {
        TaskEvent failed = new Life().after(track(0), poll(TaskState.FAILED, 1)).lastEvent();

        assertThat(failed.withoutValue()).isSameAs(failed);
    }

    @Test
    void errorCanBeCutToWhatIsRemembered() {
        Report report = Report.of(TaskState.FAILED, "FAILED").with(new TaskError("c", "m", TextNode.valueOf("d")));
        TaskEvent failed =
                new Life().after(track(0), observed(report, Via.POLL, 1)).lastEvent();

        assertThat(failed.shortened().observation().report().error()).isEqualTo(new TaskError("c", "m", null));
        assertThat(failed.shortened().task()).isEqualTo(failed.task());
    }
}
