// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The clouds of all providers on one port, one path prefix each: the base URL of a source points there. Everything but
 * the time is decided by the seed; a ledger keeps the truth. Its methods may be called from any thread.
 */
public final class SimulatedProviders {
    private static final long MOST_SUBMITTED_BYTES = 256 * 1024;

    private final SimulationOptions options;
    private final PerProvider<Cloud> clouds;
    private final PerProvider<RandomGenerator> ids;
    private final PerProvider<Traffic> traffic = new PerProvider<>(kind -> new Traffic());
    private final PerProvider<Faults> faults;
    private final LiveTasks tasks;
    private final Ledger ledger;
    private final WebhookSender webhooks;
    private final HttpServer server;

    private SimulatedProviders(Vertx vertx, SimulationOptions options) {
        BasetenCloud baseten = new BasetenCloud(SimulationOptions.key(ProviderKind.BASETEN));
        this.options = options;
        this.clouds = new PerProvider<>(kind -> switch (kind) {
            case BASETEN -> baseten;
            case SCALE -> new ScaleCloud(SimulationOptions.key(kind));
            case VESSL -> new VesslCloud(SimulationOptions.key(kind));
            case ZAI -> new ZaiCloud(SimulationOptions.key(kind));
        });
        this.ids = PerProvider.randoms(options.seed());
        PerProvider<RandomGenerator> lots = PerProvider.randoms(~options.seed());
        this.faults = new PerProvider<>(kind -> new Faults(lots.of(kind)));
        this.tasks = new LiveTasks(options.memory());
        this.ledger = new Ledger(tasks, traffic, options.clock());
        this.webhooks = new WebhookSender(vertx, options, baseten);
        this.server = vertx.createHttpServer().requestHandler(router(vertx));
    }

    public static Future<SimulatedProviders> start(Vertx vertx, SimulationOptions options) {
        SimulatedProviders providers = new SimulatedProviders(vertx, options);
        return providers.server.listen(options.port(), options.host()).map(providers);
    }

    public int port() {
        return server.actualPort();
    }

    /** What to configure as a source's {@code baseUrl}. */
    public String baseUrl(ProviderKind kind) {
        return "http://localhost:" + port() + "/" + kind.word();
    }

    /** Has the provider begin a task that goes as the script says. */
    public SimulatedTask submit(ProviderKind kind, Script script) {
        Instant now = options.clock().instant();
        SimulatedTask task = new SimulatedTask(kind, newId(kind, now), now, script);
        LiveTask live = new LiveTask(task);
        tasks.add(live);
        webhooks.schedule(live);
        return task;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults(ProviderKind kind) {
        return faults.of(kind);
    }

    public Future<Void> close() {
        return server.close().eventually(webhooks::close);
    }

    private String newId(ProviderKind kind, Instant now) {
        RandomGenerator random = ids.of(kind);
        synchronized (random) {
            return clouds.of(kind).newId(random, now);
        }
    }

    private Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MOST_SUBMITTED_BYTES);
        ScriptGenerator scripts = new ScriptGenerator(options.seed(), Duration.ofSeconds(1), Duration.ofSeconds(15));
        for (ProviderKind kind : PerProvider.SIMULATED) {
            Cloud cloud = clouds.of(kind);
            // Anything may stand between the prefix and the documented path, as base URLs with targets have it.
            String base = "/" + kind.word() + "(?:/[^/]+)*?";
            StatusEndpoint status = new StatusEndpoint(vertx, options, cloud, tasks, traffic.of(kind), faults.of(kind));
            router.routeWithRegex(HttpMethod.GET, base + cloud.statusPath()).handler(status::handle);
            SubmitEndpoint submit = new SubmitEndpoint(cloud, scripts, script -> submit(kind, script));
            for (String path : cloud.submitPaths()) {
                router.routeWithRegex(HttpMethod.POST, base + path)
                        .handler(body)
                        .handler(submit::handle)
                        .failureHandler(submit::refuse);
            }
        }
        return router;
    }
}
