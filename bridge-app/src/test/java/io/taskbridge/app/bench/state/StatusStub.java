// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;

/** A provider of which every task runs on and on; told to rest, it wants to be left alone. Thread-safe. */
final class StatusStub implements AutoCloseable {
    private static final Buffer RUNNING = Buffer.buffer("""
            {"request_id":"c4d2a9f07b1e58d3e6a1f9c0","model_id":"m7x2q9kd","deployment_id":"d4w8zpl1",\
            "status":"IN_PROGRESS","webhook_status":"PENDING","created_at":"2026-01-15T10:19:58.120Z",\
            "status_at":"2026-01-15T10:20:30.123456Z","errors":[]}""");

    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private volatile boolean resting;

    StatusStub() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> answer(request.response()))
                .listen(0, "localhost")
                .await();
        port = server.actualPort();
    }

    int port() {
        return port;
    }

    void rest(boolean rest) {
        resting = rest;
    }

    private void answer(HttpServerResponse response) {
        if (resting) {
            var unused =
                    response.setStatusCode(429).putHeader("Retry-After", "300").end();
        } else {
            var unused = response.putHeader("Content-Type", "application/json").end(RUNNING);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
