// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.at;
import static io.taskbridge.task.Life.due;
import static io.taskbridge.task.Life.observed;
import static io.taskbridge.task.Life.poll;
import static io.taskbridge.task.Life.pollDone;
import static io.taskbridge.task.Life.track;
import static io.taskbridge.task.Life.untrack;
import static io.taskbridge.task.Life.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that is seen from two sides: polls learn first that it is done, its webhook has the output. */
class WebhookAndPollTest {
    private static final Report FAILED_DELIVERY =
            Report.of(TaskState.COMPLETED, "WEBHOOK_FAILED").with(Output.omitted(ResultOmitted.WEBHOOK_FAILED));

    private static final Report KEPT_ASIDE =
            Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.keptAside(Life.KEPT));

    private final Life life = new Life();

    private Output lastOutput() {
        return life.lastEvent().observation().report().output();
    }

    @Test
    void polledSuccessWaitsForTheOutput() {
        life.after(track(0), pollDone(10));

        assertThat(life.events).isEmpty();
        assertThat(life.task.open()).isTrue();
        assertThat(life.task.awaiting().report()).isEqualTo(Life.done());
        assertThat(life.task.wakeAt()).isEqualTo(at(10).plus(Life.GRACE));
    }

    @Test
    void repeatedPolledSuccessDoesNotProlongTheWait() {
        life.after(track(0), pollDone(10), pollDone(50));

        assertThat(life.task.wakeAt()).isEqualTo(at(70));
    }

    @Test
    void webhookWithinTheGraceIsTheOneEvent() {
        life.after(track(0), pollDone(10), webhook(20), due(70));

        assertThat(life.events).hasSize(1);
        assertThat(lastOutput().value()).isEqualTo(new RawJson("\"hi\""));
        assertThat(life.lastEvent().observation().via()).isEqualTo(Via.WEBHOOK);
        assertThat(life.lastEvent().from()).isEqualTo(TaskState.TRACKED);
    }

    @Test
    void missedWebhookIsSaidWhenTheGraceIsOver() {
        life.after(track(0), pollDone(10), due(69));
        assertThat(life.events).isEmpty();

        life.comes(due(70));

        assertThat(lastOutput()).isEqualTo(Output.omitted(ResultOmitted.WEBHOOK_MISSED));
        assertThat(life.lastEvent().observation().via()).isEqualTo(Via.POLL);
        assertThat(life.lastEvent().observation().observedAt()).isEqualTo(at(10));
    }

    @Test
    void lateOutputIsOneMoreEventAndNoSecond() {
        life.after(track(0), pollDone(10), due(70), webhook(80), webhook(81));

        assertThat(life.events).hasSize(2);
        assertThat(life.lastEvent().from()).isEqualTo(TaskState.COMPLETED);
        assertThat(life.lastEvent().to()).isEqualTo(TaskState.COMPLETED);
        assertThat(life.lastEvent().task().sequence()).isEqualTo(2);
        assertThat(lastOutput().value()).isEqualTo(new RawJson("\"hi\""));
    }

    @Test
    void outputKeptAsideEndsTheWaitLikeAnyOther() {
        life.after(track(0), pollDone(10), observed(KEPT_ASIDE, Via.WEBHOOK, 20), due(70));

        assertThat(life.events).hasSize(1);
        assertThat(lastOutput()).isEqualTo(Output.keptAside(Life.KEPT));
    }

    @Test
    void lateOutputKeptAsideIsOneMoreEventAndNoSecond() {
        life.after(track(0), pollDone(10), due(70), observed(KEPT_ASIDE, Via.WEBHOOK, 80), webhook(81));

        assertThat(life.events).hasSize(2);
        assertThat(lastOutput()).isEqualTo(Output.keptAside(Life.KEPT));
    }

    @Test
    void lateOutputThatIsNullIsAnOutputToo() {
        Report nothing = Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.of(new RawJson("null")));

        life.after(track(0), pollDone(10), due(70), observed(nothing, Via.WEBHOOK, 80));

        assertThat(life.events).hasSize(2);
    }

    @Test
    void lateWebhookWithoutOutputIsNoEvent() {
        life.after(track(0), pollDone(10), due(70), observed(FAILED_DELIVERY, Via.WEBHOOK, 80));

        assertThat(life.events).hasSize(1);
    }

    @Test
    void laterPollNeverBringsALateOutput() {
        life.after(track(0), pollDone(10), due(70), observed(Life.withOutput("hi"), Via.POLL, 80));

        assertThat(life.events).hasSize(1);
    }

    @Test
    void outputThatWasTooLargeIsNotPublishedAgain() {
        Report large = Report.of(TaskState.COMPLETED, "SUCCEEDED").with(Output.omitted(ResultOmitted.TOO_LARGE));

        life.after(track(0), observed(large, Via.WEBHOOK, 10), webhook(11));

        assertThat(life.events).hasSize(1);
    }

    @Test
    void failedDeliveryEndsTheWait() {
        life.after(track(0), pollDone(10), observed(FAILED_DELIVERY, Via.POLL, 20));

        assertThat(life.events).hasSize(1);
        assertThat(lastOutput().omitted()).isEqualTo(ResultOmitted.WEBHOOK_FAILED);
    }

    @Test
    void outputMayStillComeAfterADeliveryThatIsSaidToHaveFailed() {
        life.after(track(0), observed(FAILED_DELIVERY, Via.POLL, 20), webhook(30));

        assertThat(life.events).hasSize(2);
    }

    @Test
    void webhookMayOvertakeTheRegistration() {
        life.after(webhook(0), track(1));

        assertThat(life.events).hasSize(1);
        assertThat(life.lastEvent().from()).isEqualTo(TaskState.TRACKED);
        assertThat(life.lastEvent().task().sequence()).isEqualTo(1);
        assertThat(life.lastEvent().task().trackedAt()).isEqualTo(at(0));
        assertThat(life.task.state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void webhookOfAnUnregisteredTaskTellsItsTarget() {
        life.comes(observed(Life.withOutput("hi").withTarget("model:abc"), Via.WEBHOOK, 0));

        assertThat(life.task.registration()).isEqualTo(new Registration(Life.KEY, "model:abc", Map.of(), null, null));
    }

    @Test
    void targetThatCannotBeKeptIsLeftOut() {
        life.comes(observed(Life.withOutput("hi").withTarget("model:" + "x".repeat(300)), Via.WEBHOOK, 0));

        assertThat(life.events).hasSize(1);
        assertThat(life.task.registration().target()).isNull();
    }

    @Test
    void webhookOfAnUnknownSourceIsNothing() {
        TaskKey stranger = new TaskKey("unheard-of", "1");
        Observation news = new Observation(Life.withOutput("hi"), Via.WEBHOOK, at(0));

        assertThat(life.comes(new Input.Observed(stranger, news)).effect()).isEqualTo(Decision.Effect.NONE);
    }

    @Test
    void webhookThatComesTwiceIsOneEvent() {
        life.after(track(0), webhook(1), webhook(2));

        assertThat(life.events).hasSize(1);
    }

    @Test
    void pollAfterTheWebhookIsNoEvent() {
        life.after(track(0), webhook(1), pollDone(2), poll(TaskState.RUNNING, 3), due(90));

        assertThat(life.events).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"FAILED", "CANCELED", "EXPIRED", "LOST"})
    void outputAfterAnotherEndIsIgnored(TaskState end) {
        life.after(track(0), poll(end, 1), webhook(2));

        assertThat(life.events).hasSize(1);
        assertThat(life.task.state()).isEqualTo(end);
    }

    @Test
    void outputAfterUntrackingIsIgnored() {
        life.after(track(0), pollDone(1), untrack(2), webhook(3), due(61));

        assertThat(life.events).isEmpty();
        assertThat(life.task.open()).isFalse();
    }

    @Test
    void taskThatGoesOnAfterAllWaitsForItsDeadlineAgain() {
        life.after(track(0), poll(TaskState.RUNNING, 1), pollDone(2), poll(TaskState.RUNNING, 3), due(62));

        assertThat(life.events).hasSize(1);
        assertThat(life.task.awaiting()).isNull();
        assertThat(life.task.wakeAt()).isEqualTo(at(0).plus(Life.DEADLINE));
    }

    @Test
    void failureDuringTheWaitIsWhatCounts() {
        life.after(track(0), pollDone(2), poll(TaskState.FAILED, 3), due(62));

        assertThat(life.events).extracting(TaskEvent::to).containsExactly(TaskState.FAILED);
    }

    @Test
    void sourceWithoutWebhooksAwaitsNothing() {
        TaskKey key = new TaskKey("polled", "1");
        life.comes(new Input.Track(new Registration(key, null, Map.of(), null, null), at(0)));

        life.comes(new Input.Observed(key, new Observation(Life.done(), Via.POLL, at(1))));

        assertThat(life.events).hasSize(1);
        assertThat(lastOutput().omitted()).isEqualTo(ResultOmitted.NOT_PROVIDED);
    }

    @Test
    void taskOfASourceThatIsConfiguredNoMoreStillEnds() {
        Task task = Situation.RUNNING.task();
        TaskLifecycle withoutSources = new TaskLifecycle(Map.of(), Life.RETENTION);

        TaskEvent event = withoutSources.decide(task, pollDone(5)).event();

        assertThat(event.to()).isEqualTo(TaskState.COMPLETED);
    }
}
