// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.config.ServerConfig;
import io.taskbridge.app.config.SourceConfig;
import io.taskbridge.app.config.TlsConfig;
import io.taskbridge.app.config.TopicsConfig;
import io.taskbridge.app.dashboard.WatchedSource;
import io.taskbridge.app.http.Admission;
import io.taskbridge.app.http.PublicVerticle;
import io.taskbridge.app.http.TrackRequests;
import io.taskbridge.app.http.WebhookEndpoint;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.kafka.RecordSize;
import io.taskbridge.app.kafka.TopicPlan;
import io.taskbridge.app.poll.PollVerticle;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.RecordRoom;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a configuration comes to, before anything runs. */
record Blueprint(
        List<SourceParts> parts,
        Sources sources,
        TaskLifecycle lifecycle,
        TopicPlan topics,
        RecordRoom room,
        PublicVerticle.Settings server,
        List<Secret> apiTokens) {
    static Blueprint of(BridgeConfig config, MeterRegistry registry) {
        List<SourceParts> parts = config.sources().values().stream()
                .map(source -> SourceParts.of(source, config.server().maxBodySize(), registry))
                .toList();
        return new Blueprint(
                parts,
                new Sources(parts.stream().collect(Collectors.toMap(SourceParts::name, SourceParts::provider))),
                new TaskLifecycle(
                        parts.stream().collect(Collectors.toMap(SourceParts::name, SourceParts::policy)),
                        config.topics().terminalRetention()),
                topics(config),
                new RecordRoom(
                        RecordSize.sureObservation(config.topics().maxMessageBytes()),
                        RecordSize.maxValue(config.topics().maxMessageBytes())),
                server(config.server()),
                config.server().apiTokens());
    }

    /** Reads what callers want tracked. */
    TrackRequests requests(InstantSource clock) {
        return new TrackRequests(sources, clock, RecordSize.maxRegistration(topics.maxMessageBytes()));
    }

    /** What the dashboard is told of the sources. */
    List<WatchedSource> watched() {
        return parts.stream().map(SourceParts::watched).toList();
    }

    /** Who gets in; each source has said where its webhooks go while Kafka is down. */
    Admission admission(Map<OnKafkaDown, WebhookStore> stores) {
        Map<String, WebhookEndpoint> webhooks = new HashMap<>();
        for (SourceParts part : parts) {
            WebhookEndpoint endpoint = part.endpoint(stores);
            if (endpoint != null) {
                webhooks.put(part.name(), endpoint);
            }
        }
        return new Admission(apiTokens, webhooks);
    }

    /** Asks the sources, once there is something to ask about. */
    Pollers pollers(
            Parts running,
            Vertx vertx,
            Shards shards,
            LargeOutputs outputs,
            Traces traces,
            InstantSource wall,
            InstantSource steady) {
        List<PollVerticle> pollers = parts.stream()
                .map(source -> source.poller(shards, outputs, traces, wall, steady))
                .toList();
        pollers.forEach(poller -> running.deploy(vertx, "the poller of " + poller.source(), poller));
        return new Pollers(pollers);
    }

    private static TopicPlan topics(BridgeConfig config) {
        TopicsConfig topics = config.topics();
        return new TopicPlan(
                topics.all(),
                topics::topicOf,
                topics.inbox(),
                topics.tasks(),
                topics.rejected(),
                topics.control(),
                topics.create(),
                topics.partitions(),
                topics.replicationFactor(),
                topics.maxMessageBytes(),
                config.sources().values().stream()
                        .collect(Collectors.toMap(SourceConfig::name, SourceConfig::provider)));
    }

    private static PublicVerticle.Settings server(ServerConfig server) {
        return new PublicVerticle.Settings(
                server.host(),
                server.port(),
                server.publicUrl(),
                tls(server.tls()),
                server.anonymous(),
                server.maxBodySize());
    }

    private static @Nullable PemKeyCertOptions tls(@Nullable TlsConfig tls) {
        return tls == null
                ? null
                : new PemKeyCertOptions()
                        .setCertPath(tls.certificate().toString())
                        .setKeyPath(tls.key().toString());
    }
}
