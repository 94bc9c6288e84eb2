// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.poll.SourceHealth;
import io.taskbridge.poll.SourceState;
import io.taskbridge.provider.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Makes gauges of how a source stands. */
final class SourceGauges {
    private final SourceMeters meters;
    private final Supplier<SourceStatus> current;

    private SourceGauges(SourceMeters meters, Supplier<SourceStatus> current) {
        this.meters = meters;
        this.current = current;
    }

    /**
     * @param current safe to call from any thread
     * @param steady the clock that the status's times are of
     */
    static void bind(SourceMeters meters, PollSettings settings, Supplier<SourceStatus> current, InstantSource steady) {
        // What has not happened yet shows as 0: a rise from nothing to 1 is none that could be alarmed about.
        for (Reading.Kind kind : Reading.Kind.values()) {
            meters.noPollYet(kind);
        }
        SourceGauges gauges = new SourceGauges(meters, current);
        gauges.health();
        gauges.tasks(settings.schedule().maxInterval(), steady);
        gauges.pause();
        gauges.budget();
        gauges.figures();
    }

    private void health() {
        for (SourceState state : SourceState.values()) {
            String word = state.name().toLowerCase(Locale.ROOT);
            meters.state(word, () -> current.get().health().state() == state ? 1 : 0);
        }
        gauge(
                "taskbridge.source.last.success.timestamp.seconds",
                "When the source last gave an answer that is one, as Unix time; 0 if never",
                status -> lastSuccess(status.health()));
    }

    private void tasks(Duration maxInterval, InstantSource steady) {
        gauge("taskbridge.poll.watched", "Tasks that are being asked about", SourceStatus::watched);
        gauge("taskbridge.poll.in.flight", "Status requests under way", SourceStatus::inFlight);
        gauge(
                "taskbridge.poll.oldest.unobserved.seconds",
                "How long the task that has waited longest has not been observed; 0 without tasks",
                status -> status.oldestUnobservedSeconds(steady.millis()));
        gauge(
                "taskbridge.poll.max.interval.seconds",
                "poll.maxInterval: no task is to be left alone longer",
                status -> maxInterval.toMillis() / 1000.0);
    }

    private void pause() {
        gauge(
                "taskbridge.poll.paused",
                "1 while an operator has paused the source, or Kafka is away, so that nobody is asked; else 0",
                status -> status.paused() == null ? 0 : 1);
    }

    private void budget() {
        gauge(
                "taskbridge.poll.limit.per.second",
                "Requests a second that this bridge may send now",
                SourceStatus::ratePerSecond);
        gauge(
                "taskbridge.poll.budget.used.ratio",
                "Share of the rate budget in use, 0 to 1",
                SourceStatus::budgetInUse);
        gauge(
                "taskbridge.poll.throttled.ratio",
                "Share of the last minute's answers that was \"asked too often\", 0 to 1",
                SourceStatus::throttledShare);
    }

    private void figures() {
        gauge(
                "taskbridge.poll.price.seconds",
                "Waiting that one more request a second would save every second",
                status -> status.figures().price());
        gauge(
                "taskbridge.poll.delay.predicted.seconds",
                "How long the end of a task stays unseen by polls, as the schedule expects it",
                status -> status.figures().predictedDelay());
        gauge(
                "taskbridge.poll.delay.achieved.seconds",
                "How long the end of a task stayed unseen by polls, by the provider's own times",
                status -> status.figures().achievedDelay());
    }

    private void gauge(String name, String description, ToDoubleFunction<SourceStatus> reading) {
        meters.gauge(name, description, () -> reading.applyAsDouble(current.get()));
    }

    private static double lastSuccess(SourceHealth health) {
        Long last = health.lastGoodMillis();
        return last == null ? 0 : last / 1000.0;
    }
}
