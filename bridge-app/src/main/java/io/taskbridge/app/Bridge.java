// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.health.Health;
import io.taskbridge.app.health.Heartbeat;
import io.taskbridge.app.health.ManagementVerticle;
import io.taskbridge.app.http.BoundedInbox;
import io.taskbridge.app.http.GroupLookup;
import io.taskbridge.app.http.PublicVerticle;
import io.taskbridge.app.http.TaskLookup;
import io.taskbridge.app.http.TrackRequests;
import io.taskbridge.app.http.WebhookEndpoint;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.InboxVerticle;
import io.taskbridge.app.kafka.KafkaInbox;
import io.taskbridge.app.kafka.KafkaProbe;
import io.taskbridge.app.kafka.Partitions;
import io.taskbridge.app.kafka.RateShare;
import io.taskbridge.app.kafka.RecordSize;
import io.taskbridge.app.kafka.ShardLogs;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.metrics.ProcessMeters;
import io.taskbridge.app.metrics.QueueMeters;
import io.taskbridge.app.metrics.ResultMeters;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.poll.PollVerticle;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.poll.SteadyClock;
import io.taskbridge.app.results.HeavyWork;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.app.results.ResultStore;
import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.shard.ShardServices;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running bridge, and the only place that knows all its parts: starts them in the order in which they need each
 * other, stops them in reverse. Both block, so they are for a thread of the caller's, never for an event loop.
 */
public final class Bridge implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bridge.class);
    private static final Duration TOPICS_LIMIT = Duration.ofSeconds(60);
    private static final Duration SERVER_STOP_LIMIT = Duration.ofSeconds(3);
    private static final long READY_PAUSE_MILLIS = 20;
    private static final int SERVER_INSTANCES = 2;

    private final InstantSource wall = InstantSource.system();
    private final SteadyClock steady = new SteadyClock(wall, System::nanoTime);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Parts parts = new Parts();
    private final BridgeConfig config;
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
        return start(config, new VertxOptions());
    }

    /** The same with other settings of Vert.x. */
    public static Bridge start(BridgeConfig config, VertxOptions options) {
        return new Bridge(config, options);
    }

    private Bridge(BridgeConfig config, VertxOptions options) {
        this.config = config;
        try {
            Future<String> kafka = KafkaAddress.of(config, parts);
            plan = Blueprint.of(config, registry);
            vertx = Vertx.vertx(options);
            parts.add("Vert.x", vertx::close);
            Heartbeat heartbeat =
                    Parts.await("event loops", Heartbeat.start(vertx, options.getEventLoopPoolSize(), steady));
            WebhookKeeping keeping = WebhookKeeping.open(parts, vertx, config, registry, wall);

            bootstrapServers = Parts.await("the embedded Kafka", kafka);
            ClientSettings clients = KafkaAddress.clients(bootstrapServers, config);
            Topics topics = new Topics(plan.topics());
            Cluster cluster = KafkaAddress.connect(clients, TOPICS_LIMIT, parts);
            int partitions = topics.prepare(cluster, TOPICS_LIMIT).inboxPartitions();
            ToIntFunction<TaskKey> home = key -> Partitions.of(key.bytes(), partitions);
            Shards shards = new Shards(partitions, home);

            ResultStore store =
                    new ResultStore(config.results().dir(), config.results().retention(), wall);
            ResultKeeper results = ResultKeeper.start(vertx, store, new ResultMeters(registry));
            parts.add("the kept results", results::close);
            LargeOutputs outputs = new LargeOutputs(new HeavyWork(vertx), results, plan.room(), this::publicUrl);
            Traces traces = Tracing.open(config, parts, wall);
            Pollers pollers = pollers(shards, outputs, traces);
            KafkaProbe probe = new KafkaProbe(cluster, wall, pollers::pause);
            parts.deploy(vertx, "the Kafka probe", probe);
            health = new Health(heartbeat, probe, shards, pollers, results, keeping::status, steady);
            int managementPort = config.management().port();
            management = new ManagementVerticle(config.management().host(), managementPort, health, registry);
            parts.deploy(vertx, "management.port: " + managementPort, management);

            Membership group =
                    Membership.prepare(vertx, parts, config.server(), cluster, clients, topics.inbox(), steady);
            KafkaInbox inbox = new KafkaInbox(vertx, clients, topics.inbox(), home);
            parts.add("the inbox producer", inbox::close);
            BoundedInbox bounded = new BoundedInbox(inbox);
            QueueMeters.bind(
                    registry,
                    bounded::pending,
                    () -> shards.all().stream().mapToInt(ShardVerticle::backlog).sum());
            Map<OnKafkaDown, WebhookStore> stores = keeping.start(parts, inbox, bounded);
            server = server(outputs, results, bounded, plan.webhooks(stores), shards, pollers, group, traces);
            parts.add("webhooks that wait for Kafka", keeping::hurry);
            String schema = server.publicUrl() + "/schemas/task-event.json";
            ShardLogs logs = new ShardLogs(vertx, clients, cluster, topics, schema, partitions);
            parts.add("the shards' workers", logs::close);
            ShardMeters meters = new ShardMeters(registry);
            ShardServices services = new ShardServices(
                    plan.lifecycle(), plan.sources(), home, pollers, group.view(), meters, traces, wall);
            InboxVerticle feed = new InboxVerticle(
                    clients,
                    group.name(server.port()),
                    topics.inbox(),
                    shards,
                    services,
                    logs,
                    new RateShare(partitions, steady, pollers::share),
                    wall);
            parts.deploy(vertx, "the inbox consumer", feed);
            parts.add("readiness", this::stopBeingReady);
            ProcessMeters.bind(registry);
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
        Instant deadline = steady.instant().plus(limit);
        for (List<String> obstacles = health.obstacles(); !obstacles.isEmpty(); obstacles = health.obstacles()) {
            if (steady.instant().isAfter(deadline)) {
                throw new BridgeStartException("not ready: " + obstacles, null);
            }
            TimeUnit.MILLISECONDS.sleep(READY_PAUSE_MILLIS);
        }
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

    private Pollers pollers(Shards shards, LargeOutputs outputs, Traces traces) {
        List<PollVerticle> pollers = plan.parts().stream()
                .map(source -> new PollVerticle(
                        source.poll(), shards, outputs, source.meters(), traces, wall, steady, new SplittableRandom()))
                .toList();
        pollers.forEach(poller -> parts.deploy(vertx, "the poller of " + poller.source(), poller));
        return new Pollers(pollers);
    }

    private PublicVerticle server(
            LargeOutputs outputs,
            ResultKeeper results,
            Inbox inbox,
            Map<String, WebhookEndpoint> webhooks,
            Shards shards,
            Pollers pollers,
            Membership group,
            Traces traces) {
        TrackRequests requests = new TrackRequests(
                plan.sources(), wall, RecordSize.maxRegistration(config.topics().maxMessageBytes()));
        TaskLookup lookup = new TaskLookup(vertx, shards, group.view());
        GroupLookup everywhere = new GroupLookup(vertx, lookup, pollers, shards, group.view(), group.peers());
        List<PublicVerticle> instances = new CopyOnWriteArrayList<>();
        String name = "server.port: " + config.server().port();
        parts.deploy(vertx, name, SERVER_INSTANCES, SERVER_STOP_LIMIT, () -> {
            PublicVerticle instance = new PublicVerticle(
                    plan.server(), webhooks, requests, outputs, results, inbox, lookup, everywhere, traces, wall);
            instances.add(instance);
            return instance;
        });
        return instances.get(0);
    }

    /** Asked for by parts that are made before the server is. */
    private String publicUrl() {
        return server.publicUrl();
    }
}
