// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.polling.Contender.Post;
import io.taskbridge.poll.Aim;
import io.taskbridge.poll.PricedSchedule;
import io.taskbridge.poll.ScheduleSettings;
import io.taskbridge.poll.WebhookTrust;
import io.taskbridge.poll.duration.DurationModels;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/** The product's own schedule, as a source with these settings gets it: cold, so it has everything to learn. */
record Ours(double rate, Aim aim, double effort, Duration maxInterval) {
    private static final Duration MIN_INTERVAL = Duration.ofMillis(1);
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(10);
    private static final double TIRELESS = 1e-4;
    private static final int MOST_TARGETS = 64;

    /** One that need not save requests. */
    static Ours aimingAt(Aim aim, double rate) {
        return new Ours(rate, aim, TIRELESS, MAX_INTERVAL);
    }

    Ours withEffort(double seconds) {
        return new Ours(rate, aim, seconds, maxInterval);
    }

    Ours within(Duration longest) {
        return new Ours(rate, aim, effort, longest);
    }

    String words() {
        return "ours, aim " + aim.name().toLowerCase(Locale.ROOT);
    }

    Contender contender() {
        return contender(now -> rate);
    }

    Contender contender(LongToDoubleFunction ratePerSecond) {
        WebhookTrust trust = new WebhookTrust();
        PricedSchedule<SimTask> schedule = new PricedSchedule<>(
                new ScheduleSettings(MIN_INTERVAL, maxInterval, aim, effort),
                new DurationModels(MOST_TARGETS),
                trust,
                ratePerSecond);
        return new Contender(schedule, schedule::solved, new Post() {
            @Override
            public void came(long nowMillis) {
                trust.came(nowMillis);
            }

            @Override
            public void missed(long nowMillis) {
                trust.missed();
            }
        });
    }
}
