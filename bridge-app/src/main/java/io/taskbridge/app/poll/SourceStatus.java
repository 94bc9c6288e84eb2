// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.poll.SourceGate;
import io.taskbridge.poll.SourceHealth;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands, as of a moment ago. Immutable.
 *
 * @param paused why nobody is asked for now, null if not paused
 * @param watched tasks that are being asked about
 * @param inFlight requests under way
 * @param budgetInUse share of the rate budget spent over the last seconds, 0 to 1
 * @param ratePerSecond the rate that this bridge may use now
 * @param oldestObservedMillis when the task that has waited longest was last observed, null if there is none
 */
public record SourceStatus(
        SourceHealth health,
        @Nullable String paused,
        int watched,
        int inFlight,
        double budgetInUse,
        double ratePerSecond,
        @Nullable Long oldestObservedMillis,
        PollFigures figures) {
    static SourceStatus of(SourceGate gate, @Nullable String paused, Agenda agenda, int inFlight, long nowMillis) {
        Watches watches = agenda.watches();
        Watch oldest = watches.oldest();
        return new SourceStatus(
                gate.health(),
                paused,
                watches.size(),
                inFlight,
                gate.budget().budgetInUse(nowMillis),
                gate.budget().ratePerSecond(nowMillis),
                oldest == null ? null : oldest.lastObservedMillis,
                agenda.figures());
    }

    /** Makes gauges of the figures of whatever is the current status. */
    static void show(SourceMeters meters, Supplier<SourceStatus> current) {
        meters.gauge(
                "taskbridge.poll.watched",
                "Tasks that are being asked about",
                () -> current.get().watched());
        meters.gauge(
                "taskbridge.poll.paused",
                "Whether the source is not asked for now: 1 while an operator has paused it or Kafka is away",
                () -> current.get().paused() == null ? 0 : 1);
        meters.gauge(
                "taskbridge.poll.in.flight",
                "Status requests under way",
                () -> current.get().inFlight());
        meters.gauge(
                "taskbridge.poll.rate",
                "Requests a second that this bridge may send",
                () -> current.get().ratePerSecond());
        meters.gauge(
                "taskbridge.poll.budget.used",
                "Share of the rate budget in use, 0 to 1",
                () -> current.get().budgetInUse());
        meters.gauge(
                "taskbridge.poll.price",
                "Seconds of waiting that one more request a second would save every second",
                () -> current.get().figures().price());
        meters.gauge(
                "taskbridge.poll.delay.predicted",
                "Seconds until a task's end is seen by poll, as the schedule expects it",
                () -> current.get().figures().predictedDelay());
        meters.gauge(
                "taskbridge.poll.delay.achieved",
                "Seconds until a task's end was seen by poll, by the provider's own times",
                () -> current.get().figures().achievedDelay());
    }
}
