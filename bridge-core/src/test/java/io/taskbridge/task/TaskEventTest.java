// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

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
        TaskEvent smaller = event.without(ResultOmitted.TOO_LARGE);

        assertThat(smaller.observation().report().output()).isEqualTo(Output.omitted(ResultOmitted.TOO_LARGE));
        assertThat(smaller.task()).isEqualTo(event.task());
        assertThat(smaller.from()).isEqualTo(event.from());
    }
}
