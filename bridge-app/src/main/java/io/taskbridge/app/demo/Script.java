// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a simulated task, written down beforehand: how it stands depends on nothing but the time since it was
 * submitted. Immutable.
 *
 * @param target what the task runs on, as a registration names it; null where the provider needs none
 * @param webhook null where the provider has no webhooks
 */
public record Script(
        @Nullable String target,
        List<Phase> phases,
        Ending ending,
        @Nullable WebhookPlan webhook) {
    public Script {
        phases = List.copyOf(phases);
    }

    /** From submission to the ending. */
    public Duration runsFor() {
        return phases.stream().map(Phase::lasts).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same life with that webhook; none is sent for a task that never ran to its end. */
    public Script withWebhook(WebhookPlan other) {
        return switch (ending.state()) {
            case CANCELED, EXPIRED, LOST -> new Script(target, phases, ending, other.withoutCall());
            case COMPLETED -> {
                String status = other.failsWithoutCall() ? BasetenCloud.WEBHOOK_FAILED : BasetenCloud.SUCCEEDED;
                Ending told = new Ending(ending.state(), status, ending.answer(), ending.output());
                yield new Script(target, phases, told, other);
            }
            case TRACKED, QUEUED, RUNNING, FAILED -> new Script(target, phases, ending, other);
        };
    }

    public Script withTarget(String other) {
        return new Script(other, phases, ending, webhook);
    }

    /** The same life, but for a while the provider does not know the fresh id. */
    public Script hiddenFor(Duration fresh) {
        List<Phase> longer = new ArrayList<>(phases);
        longer.add(0, new Phase(TaskState.TRACKED, null, fresh));
        return new Script(target, longer, ending, webhook);
    }

    /** The same life, except that instead of ending the provider forgets all about the task. */
    public Script forgotten() {
        Ending lost = new Ending(TaskState.LOST, null, ending.answer(), null);
        return new Script(target, phases, lost, webhook == null ? null : WebhookPlan.none());
    }

    /** What the terminal event must say if every webhook call is taken. */
    public Expectation expected() {
        if (ending.state() != TaskState.COMPLETED) {
            return new Expectation(ending.state(), null, null);
        }
        if (webhook != null && webhook.omitted() != null) {
            return new Expectation(TaskState.COMPLETED, null, webhook.omitted());
        }
        ResultOmitted omitted = ending.output() == null ? ResultOmitted.NOT_PROVIDED : null;
        return new Expectation(TaskState.COMPLETED, ending.output(), omitted);
    }
}
