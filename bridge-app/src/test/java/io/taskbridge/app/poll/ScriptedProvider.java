// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider that answers request by request as it is told, the last answer for ever. Thread-safe. */
final class ScriptedProvider implements AutoCloseable {
    /** One answer. */
    interface Line extends Handler<HttpServerRequest> {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Deque<Line> script = new ArrayDeque<>();
    private final List<Long> times = new ArrayList<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private Promise<Void> gate = Promise.promise();
    private int mostUnderWay;
    private int mostOfOneTask;

    ScriptedProvider(Line... lines) {
        script.addAll(List.of(lines));
        gate.complete();
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "localhost")
                .await();
    }

    /** As VESSL says it. */
    static Line says(String status) {
        return body(200, "{\"status\":\"" + status + "\",\"output\":1}");
    }

    static Line body(int status, String body) {
        return request -> request.response().setStatusCode(status).end(body);
    }

    static Line notFound() {
        return body(404, "{}");
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    PolledSource source() {
        return PolledSource.of(ProviderKind.VESSL, url(), new Secret("the-secret-token"));
    }

    /** Requests are taken, but not answered. */
    synchronized void hold() {
        gate = Promise.promise();
    }

    void letGo() {
        Promise<Void> held;
        synchronized (this) {
            held = gate;
        }
        held.tryComplete();
    }

    synchronized int requests() {
        return times.size();
    }

    /** When each request came, in nanoseconds. */
    synchronized List<Long> times() {
        return List.copyOf(times);
    }

    synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    synchronized int mostOfOneTask() {
        return mostOfOneTask;
    }

    @Override
    public void close() {
        letGo();
        vertx.close().await();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        Line line;
        Promise<Void> held;
        synchronized (this) {
            times.add(System.nanoTime());
            int same = underWay.merge(path, 1, Integer::sum);
            int all = underWay.values().stream().mapToInt(Integer::intValue).sum();
            mostOfOneTask = Math.max(mostOfOneTask, same);
            mostUnderWay = Math.max(mostUnderWay, all);
            line = script.size() > 1 ? script.remove() : script.element();
            held = gate;
        }
        held.future()
                .onComplete(go -> vertx.runOnContext(answer -> {
                    synchronized (this) {
                        underWay.merge(path, -1, Integer::sum);
                    }
                    if (!request.response().closed()) {
                        line.handle(request);
                    }
                }));
    }
}
