// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.config.PollConfig;
import io.taskbridge.app.config.SourceConfig;
import io.taskbridge.app.config.WebhookConfig;
import io.taskbridge.app.dashboard.WatchedSource;
import io.taskbridge.app.http.WebhookEndpoint;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.app.poll.PollSettings;
import io.taskbridge.app.poll.PollVerticle;
import io.taskbridge.app.poll.Weights;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.poll.ScheduleSettings;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.WebhookFormat;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.webhook.Freshness;
import io.taskbridge.webhook.SignatureVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one configured source comes to.
 *
 * @param webhook null if the source only polls
 * @param format null if the provider sends no webhooks
 */
record SourceParts(
        String name,
        Provider provider,
        SourcePolicy policy,
        PollSettings poll,
        SourceMeters meters,
        @Nullable WebhookConfig webhook,
        @Nullable WebhookFormat format) {
    static SourceParts of(SourceConfig config, long maxBodySize, MeterRegistry registry) {
        Provider provider = config.provider().connect(config.baseUrl(), config.credentials());
        PollConfig poll = config.poll();
        WebhookConfig webhook = config.webhook();
        return new SourceParts(
                config.name(),
                provider,
                new SourcePolicy(
                        config.provider().word(), poll.deadline(), webhook == null ? null : webhook.resultGrace()),
                new PollSettings(
                        config.name(),
                        provider,
                        poll.ratePerSecond(),
                        poll.maxConcurrency(),
                        new ScheduleSettings(
                                poll.minInterval(), poll.maxInterval(), poll.aim(), seconds(poll.effort())),
                        new Weights(poll.weights()),
                        webhook != null,
                        poll.timeout(),
                        poll.notFoundGrace(),
                        maxBodySize),
                new SourceMeters(registry, config.name()),
                webhook,
                config.provider().webhooks());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    PollVerticle poller(Shards shards, LargeOutputs outputs, Traces traces, InstantSource wall, InstantSource steady) {
        return new PollVerticle(poll, shards, outputs, meters, traces, wall, steady, new SplittableRandom());
    }

    /** What the dashboard is told of it. */
    WatchedSource watched() {
        return new WatchedSource(
                name, policy.provider(), webhook != null, poll.schedule().maxInterval());
    }

    /** Where the source's webhooks come in; null if it only polls. */
    @Nullable WebhookEndpoint endpoint(Map<OnKafkaDown, WebhookStore> stores) {
        if (webhook == null || format == null) {
            return null;
        }
        SignatureVerifier verifier = webhook.unsigned() ? null : new SignatureVerifier(webhook.secrets());
        WebhookStore store = Objects.requireNonNull(stores.get(webhook.onKafkaDown()));
        return new WebhookEndpoint(name, format, verifier, new Freshness(webhook.tolerance()), meters, store);
    }
}
