// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.app.demo.Pace;
import io.taskbridge.app.demo.Script;
import io.taskbridge.app.demo.SettableClock;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.app.demo.VesslScripts;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final JsonNode OUTPUT = TextNode.valueOf("hi");

    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private final SimulatedProviders providers = SimulatedProviders.start(vertx, SimulationOptions.defaults(1, clock))
            .await();
    private final Tally tally = new Tally(providers.ledger());
    private SimulatedTask task;

    @BeforeEach
    void submit() {
        Script script = VesslScripts.completedAsText(Pace.every(STEP), "hi");
        task = providers.submit(DemoSource.VESSL.kind(), script);
        tally.submitted(DemoSource.VESSL, task);
        clock.advance(STEP.multipliedBy(2).plusMillis(250));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void delayIsCountedFromTheTruth() {
        Duration delay = tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, OUTPUT, null));

        assertThat(delay).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void stateThatNeverWasIsWrong() {
        Duration delay = tally.seen(event(1, TaskState.TRACKED, TaskState.CANCELED, null, null));

        assertThat(delay).isNull();
        assertThat(tally.report().total().wrong()).isEqualTo(1);
    }

    @Test
    void taskWithoutEventsIsMissing() {
        assertThat(tally.report().total().missing()).isEqualTo(1);
    }

    @Test
    void otherOutputIsWrong() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, TextNode.valueOf("other"), null));

        assertThat(tally.report().total().wrong()).isEqualTo(1);
    }

    @Test
    void omittedOutputIsWrongWhereItCouldBeLearned() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, null, "not-provided"));

        assertThat(tally.report().total().wrong()).isEqualTo(1);
    }

    @Test
    void outputMayComeLateOnce() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, null, "webhook-missed"));

        tally.seen(event(2, TaskState.COMPLETED, TaskState.COMPLETED, OUTPUT, null));

        assertThat(tally.report().flawless()).isTrue();
    }

    @Test
    void sequenceThatComesTwiceIsARepetition() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.RUNNING, null, null));
        tally.seen(event(1, TaskState.TRACKED, TaskState.RUNNING, null, null));

        assertThat(tally.report().total().repeated()).isEqualTo(1);
    }

    @Test
    void eventAfterTheEndIsARepetition() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, OUTPUT, null));

        tally.seen(event(2, TaskState.RUNNING, TaskState.COMPLETED, OUTPUT, null));

        assertThat(tally.report().total().repeated()).isEqualTo(1);
    }

    @Test
    void waitOnPurposeIsNoDelay() {
        tally.seen(event(1, TaskState.TRACKED, TaskState.COMPLETED, null, "webhook-missed"));

        assertThat(tally.report().total().delay(0.5)).isNull();
    }

    private SeenEvent event(long sequence, TaskState from, TaskState to, JsonNode output, String omitted) {
        return new SeenEvent("vessl", task.id(), sequence, from, to, "poll", output, omitted, clock.instant());
    }
}
