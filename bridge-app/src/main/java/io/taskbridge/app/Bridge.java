// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigSource;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.control.SourceSwitch;
import io.taskbridge.app.dashboard.Dashboard;
import io.taskbridge.app.health.Health;
import io.taskbridge.app.health.Heartbeat;
import io.taskbridge.app.health.ManagementVerticle;
import io.taskbridge.app.http.Admission;
import io.taskbridge.app.http.BoundedInbox;
import io.taskbridge.app.http.GroupLookup;
import io.taskbridge.app.http.PublicVerticle;
import io.taskbridge.app.http.TaskLookup;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.InboxVerticle;
import io.taskbridge.app.kafka.KafkaEventTopic;
import io.taskbridge.app.kafka.KafkaInbox;
import io.taskbridge.app.kafka.KafkaProbe;
import io.taskbridge.app.kafka.OwnTopics;
import io.taskbridge.app.kafka.Partitions;
import io.taskbridge.app.kafka.RateShare;
import io.taskbridge.app.kafka.ReadPace;
import io.taskbridge.app.kafka.RecordSender;
import io.taskbridge.app.kafka.ShardLogs;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.live.LiveEvents;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.poll.Hold;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.poll.SteadyClock;
import io.taskbridge.app.reload.ConfigReload;
import io.taskbridge.app.shard.ShardServices;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running bridge, and the only place that knows all its parts: starts them in the order in which they need each
 * other, stops them in reverse. Both block, so they are for a thread of the caller's, never for an event loop.
 */
public final class Bridge implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bridge.class);
    private static final Duration TOPICS_LIMIT = Duration.ofSeconds(60);

    private final InstantSource wall = InstantSource.system();
    private final SteadyClock steady = new SteadyClock(wall, System::nanoTime);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Parts parts = new Parts();
    private final Blueprint plan;
    private final Vertx vertx;
    private final String bootstrapServers;
    private final Health health;
    private final ManagementVerticle management;
    private final PublicVerticle server;

    /**
     * Starts a bridge; returns once it listens. It is ready a moment later, when its shards are restored.
     *
     * @throws BridgeStartException if it cannot; nothing is left behind
     */
    public static Bridge start(BridgeConfig config) {
        return start(config, null, new VertxOptions());
    }

    /**
     * The same with other settings of Vert.x.
     *
     * @param source looked at while the bridge runs, for changes that can be taken over; null for none
     */
    public static Bridge start(BridgeConfig config, @Nullable ConfigSource source, VertxOptions options) {
        return new Bridge(config, source, options);
    }

    private Bridge(BridgeConfig config, @Nullable ConfigSource source, VertxOptions options) {
        try {
            Future<String> kafka = KafkaAddress.of(config, parts);
            plan = Blueprint.of(config, registry);
            // Epoll by Netty's own hand where there is one: a tenth less of the processors for each webhook.
            vertx = Vertx.vertx(new VertxOptions(options).setPreferNativeTransport(true));
            parts.add("Vert.x", vertx::close);
            Heartbeat heartbeat =
                    Parts.await("event loops", Heartbeat.start(vertx, options.getEventLoopPoolSize(), steady));
            WebhookKeeping keeping = WebhookKeeping.open(parts, vertx, config, registry, wall);

            bootstrapServers = Parts.await("the embedded Kafka", kafka);
            ClientSettings clients = KafkaAddress.clients(bootstrapServers, config);
            Topics topics = new Topics(plan.topics());
            Cluster cluster = KafkaAddress.connect(clients, TOPICS_LIMIT, parts);
            OwnTopics own = topics.prepareOwn(cluster, TOPICS_LIMIT);
            cluster.askForCoordinators(clients);
            int partitions = own.inboxPartitions();
            ToIntFunction<TaskKey> home = key -> Partitions.of(key.bytes(), partitions);
            Shards shards = new Shards(partitions, home);

            OutputKeeping outputs =
                    OutputKeeping.open(parts, vertx, config.results(), plan.room(), registry, wall, this::publicUrl);
            Traces traces = Tracing.open(config, parts, wall);
            Pollers pollers = plan.pollers(parts, vertx, shards, outputs.large(), traces, wall, steady);
            KafkaProbe probe = new KafkaProbe(cluster, wall, reason -> pollers.hold(Hold.KAFKA_AWAY, reason));
            parts.deploy(vertx, "the Kafka probe", probe);
            ConfigReload reload = new ConfigReload(config);
            health = new Health(
                    heartbeat, probe, shards, pollers, outputs.kept(), keeping::status, reload::status, steady);
            Membership group = Membership.prepare(vertx, parts, config, cluster, clients, topics.inbox(), steady);
            Dashboard dashboard =
                    new Dashboard(plan.watched(), health, registry, shards, pollers, group.view()::neighbours, steady);
            management = ManagementPort.open(parts, vertx, config.management(), health, registry, dashboard);
            RecordSender sender = new RecordSender(vertx, clients);
            parts.add("the inbox producer", sender::close);
            KafkaInbox inbox = new KafkaInbox(sender, topics.inbox(), home);
            SourceSwitch sources = Pausing.start(parts, vertx, clients, topics, own, sender, pollers, wall);
            // From here on there is something to write.
            Parts.await("the leaders of the bridge's topics", Future.fromCompletionStage(own.writable()));
            CompletableFuture<?> writable = topics.prepareAll(cluster, TOPICS_LIMIT);
            BoundedInbox bounded = new BoundedInbox(vertx, inbox);
            ShardMeters meters = Instruments.bind(registry, health, bounded, shards, wall);
            Map<OnKafkaDown, WebhookStore> stores = keeping.start(parts, inbox, bounded);
            AtomicReference<Admission> admission = new AtomicReference<>(plan.admission(stores));
            LiveEvents live = new LiveEvents(vertx, KafkaEventTopic.of(clients, cluster, topics.all()));
            TaskLookup lookup = new TaskLookup(vertx, shards, group.view());
            GroupLookup everywhere = new GroupLookup(vertx, lookup, pollers, shards, group.view(), group.peers());
            Supplier<PublicVerticle> port = () -> new PublicVerticle(
                    plan.server(),
                    admission::get,
                    plan.requests(wall),
                    outputs.large(),
                    outputs.kept(),
                    bounded,
                    lookup,
                    everywhere,
                    live,
                    sources,
                    traces,
                    wall);
            server = PublicPort.open(parts, vertx, config.server().port(), port);
            new Reloading(registry, stores, admission, pollers).start(parts, vertx, source, config, reload);
            TlsReload.start(parts, config.server().tls(), vertx, wall, server, group.peers(), reload);
            parts.add("webhooks that wait for Kafka", keeping::hurry);
            parts.add("those who listen", live::close);
            String schema = server.publicUrl() + "/schemas/task-event.json";
            ShardLogs logs = new ShardLogs(vertx, clients, cluster, topics, writable, schema, partitions);
            parts.add("the shards' workers", logs::close);
            ShardServices services = new ShardServices(
                    plan.lifecycle(),
                    plan.sources(),
                    home,
                    pollers,
                    group.view(),
                    meters,
                    dashboard.transitions(),
                    traces,
                    wall);
            InboxVerticle feed = new InboxVerticle(
                    clients,
                    group.name(server.port(), management.port()),
                    topics.inbox(),
                    shards,
                    services,
                    logs,
                    new RateShare(partitions, steady, pollers::share),
                    new ReadPace(bounded::mostPending),
                    wall);
            parts.deploy(vertx, "the inbox consumer", feed);
            parts.add("readiness", this::stopBeingReady);
            Parts.await("the leaders of the topics of events", Future.fromCompletionStage(writable));
        } catch (RuntimeException e) {
            parts.stopAll();
            throw e instanceof BridgeStartException known
                    ? known
                    : new BridgeStartException(String.valueOf(e.getMessage()), e);
        }
        log.info(
                "Bridge is up: server port {}, management port {}, Kafka {}",
                serverPort(),
                managementPort(),
                bootstrapServers);
    }

    /** Where Kafka is, be it the embedded one. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    public int serverPort() {
        return server.port();
    }

    public int managementPort() {
        return management.port();
    }

    /**
     * Blocks until Kafka answers and all shards are restored.
     *
     * @throws BridgeStartException if that takes longer than the limit, saying what is missing
     */
    public void awaitReady(Duration limit) throws InterruptedException {
        Readiness.await(health, steady, limit);
    }

    /** Answers what was accepted, commits what was decided, and lets go of everything, within bounded time. */
    @Override
    public void close() {
        parts.stopAll();
    }

    private Future<?> stopBeingReady() {
        health.stopping();
        return Future.succeededFuture();
    }

    /** Asked for by parts that are made before the server is. */
    private String publicUrl() {
        return server.publicUrl();
    }
}
