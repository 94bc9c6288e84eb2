// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taskbridge.app.http.Answers;
import io.taskbridge.app.http.ErrorAnswers;
import io.taskbridge.codec.Json;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The management port: health for machines, metrics for those who count, a page for people. Carries no secret and no payload. */
public final class ManagementVerticle extends VerticleBase {
    private final String host;
    private final int port;
    private final Health health;
    private final PrometheusMeterRegistry registry;
    private final ManagementPages pages;
    private @Nullable HttpServer server;

    /**
     * @param port 0 for any free one
     */
    public ManagementVerticle(
            String host, int port, Health health, PrometheusMeterRegistry registry, ManagementPages pages) {
        this.host = host;
        this.port = port;
        this.health = health;
        this.registry = registry;
        this.pages = pages;
    }

    /** The port that it listens on; only once deployed. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("the server is not listening");
        }
        return server.actualPort();
    }

    @Override
    public Future<?> start() {
        HttpServer made = vertx.createHttpServer();
        ErrorAnswers.serve(made, router());
        pages.open(vertx);
        server = made;
        return made.listen(port, host);
    }

    Router router() {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(this::live);
        router.get("/health/ready").handler(this::ready);
        router.get("/health").handler(request -> answer(request, 200, health.report()));
        router.get("/metrics").handler(this::metrics);
        pages.mount(router);
        return router;
    }

    private void live(RoutingContext request) {
        boolean live = health.live();
        answer(request, live ? 200 : 503, Json.mapper().createObjectNode().put("live", live));
    }

    private void ready(RoutingContext request) {
        List<String> obstacles = health.obstacles();
        ObjectNode body = Json.mapper().createObjectNode().put("ready", obstacles.isEmpty());
        obstacles.forEach(body.putArray("reasons")::add);
        answer(request, obstacles.isEmpty() ? 200 : 503, body);
    }

    /** A scrape walks all meters, so it is not done on the event loop. */
    private void metrics(RoutingContext request) {
        vertx.executeBlocking(registry::scrape, false)
                .onSuccess(text -> request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(request::fail);
    }

    private static void answer(RoutingContext request, int status, JsonNode body) {
        Answers.json(request.response(), status, Buffer.buffer(Json.write(body)));
    }
}
