// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the simulated Baseten's webhooks and passes them on as they are; answers once a bridge has acknowledged, however
 * long that takes. So the real sender's one retry does not decide what arrives. Lives on its server's event loop.
 */
final class WebhookGate {
    private static final String SIGNATURE = "X-BASETEN-SIGNATURE";

    private final Doors doors;
    private final HttpServer server;
    private final AtomicLong acknowledged = new AtomicLong();

    WebhookGate(Vertx vertx, Doors doors) {
        this.doors = doors;
        this.server = vertx.createHttpServer().requestHandler(this::handle);
    }

    Future<?> open() {
        return server.listen(0, "localhost");
    }

    String url(WorkSource source) {
        return "http://localhost:" + server.actualPort() + "/webhooks/" + source.word();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    private void handle(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("content-type", "application/json")
                .add(SIGNATURE, request.getHeader(SIGNATURE));
        request.body()
                .compose(body -> doors.deliver(request.path(), headers, body.getBytes()))
                .onSuccess(done -> {
                    acknowledged.incrementAndGet();
                    request.response().end();
                });
    }
}
