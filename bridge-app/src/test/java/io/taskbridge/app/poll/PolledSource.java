// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.poll.Aim;
import io.taskbridge.poll.ScheduleSettings;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.webhook.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source as tests poll it: often and impatiently. */
record PolledSource(
        String name,
        ProviderKind kind,
        String baseUrl,
        Secret key,
        double ratePerSecond,
        int maxConcurrency,
        Duration minInterval,
        Duration timeout,
        @Nullable Duration resultGrace) {
    static final Duration NOT_FOUND_GRACE = Duration.ofMillis(600);
    static final long MAX_BODY_SIZE = 4 << 10;

    static PolledSource of(ProviderKind kind, String baseUrl, Secret key) {
        return new PolledSource(
                kind.word(), kind, baseUrl, key, 500, 32, Duration.ofMillis(20), Duration.ofSeconds(10), null);
    }

    PolledSource withRate(double other) {
        return new PolledSource(name, kind, baseUrl, key, other, maxConcurrency, minInterval, timeout, resultGrace);
    }

    PolledSource withMaxConcurrency(int other) {
        return new PolledSource(name, kind, baseUrl, key, ratePerSecond, other, minInterval, timeout, resultGrace);
    }

    PolledSource withTimeout(Duration other) {
        return new PolledSource(
                name, kind, baseUrl, key, ratePerSecond, maxConcurrency, minInterval, other, resultGrace);
    }

    PolledSource withResultGrace(Duration other) {
        return new PolledSource(name, kind, baseUrl, key, ratePerSecond, maxConcurrency, minInterval, timeout, other);
    }

    SourcePolicy policy() {
        return new SourcePolicy(kind.word(), Duration.ofHours(1), resultGrace);
    }

    PollSettings settings() {
        return new PollSettings(
                name,
                kind.connect(baseUrl, Map.of(kind == ProviderKind.VESSL ? "token" : "apiKey", key)),
                ratePerSecond,
                maxConcurrency,
                new ScheduleSettings(minInterval, minInterval.multipliedBy(5), Aim.BALANCED, 0.02),
                new Weights(Map.of()),
                resultGrace != null,
                timeout,
                NOT_FOUND_GRACE,
                MAX_BODY_SIZE);
    }
}
