// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.observed;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

/** What is kept of a task once its event is out: tasks are many, so each is small. */
class RememberedTest {
    private static final TaskError LONG = new TaskError("code", "m".repeat(2_000), TextNode.valueOf("traceback"));

    private static Life failed(TaskError error) {
        return new Life()
                .after(track(0), observed(Report.of(TaskState.FAILED, "FAILED").with(error), Via.POLL, 1));
    }

    private static TaskError remembered(TaskError error) {
        return failed(error).task.last().report().error();
    }

    @Test
    void eventHasTheWholeError() {
        assertThat(failed(LONG).lastEvent().observation().report().error()).isEqualTo(LONG);
    }

    @Test
    void errorIsRememberedWithoutItsDetail() {
        assertThat(remembered(new TaskError("code", "message", TextNode.valueOf("traceback"))))
                .isEqualTo(new TaskError("code", "message", null));
    }

    @Test
    void longMessageIsRememberedByItsBeginning() {
        assertThat(remembered(LONG).message()).isEqualTo("m".repeat(256) + "…");
    }

    @Test
    void messageOfTheLimitIsRememberedWhole() {
        assertThat(remembered(new TaskError(null, "m".repeat(256), null)).message())
                .isEqualTo("m".repeat(256));
    }

    @Test
    void characterIsNotTornApart() {
        assertThat(remembered(new TaskError(null, "m".repeat(255) + "😀", null)).message())
                .isEqualTo("m".repeat(255) + "…");
    }

    @Test
    void outputIsNotRemembered() {
        Life life = new Life().after(track(0), webhook(1));

        assertThat(life.task.last().report().output()).isEqualTo(Output.none());
    }

    @Test
    void whereAnOutputIsKeptIsNotRemembered() {
        Report kept = Life.done().with(Output.keptAside(Life.KEPT));
        Life life = new Life().after(track(0), observed(kept, Via.WEBHOOK, 1));

        assertThat(life.task.last().report().output()).isEqualTo(Output.omitted(ResultOmitted.TOO_LARGE));
    }
}
