// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.demo.Change;
import io.taskbridge.app.demo.Expectation;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.TaskTruth;
import io.taskbridge.codec.Json;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A bridge that looks its events up in the ledger, and changes what it is told to before anybody sees them. */
final class TruthfulBridge implements EventFeed {
    private static final class Watched {
        final DemoSource source;
        final String id;
        TaskState told = TaskState.TRACKED;
        long sequence;

        Watched(DemoSource source, String id) {
            this.source = source;
            this.id = id;
        }
    }

    private final Vertx vertx;
    private final SimulatedProviders providers;
    private final Clock clock;
    private final UnaryOperator<List<SeenEvent>> flaw;
    private final HttpServer server;
    private final List<Watched> watched = new ArrayList<>();
    private int answer = 202;

    TruthfulBridge(Vertx vertx, SimulatedProviders providers, Clock clock, UnaryOperator<List<SeenEvent>> flaw) {
        this.vertx = vertx;
        this.providers = providers;
        this.clock = clock;
        this.flaw = flaw;
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> handle(request, body)))
                .listen(0, "localhost")
                .await();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    void answerRegistrationsWith(int status) {
        answer = status;
    }

    @Override
    public void start(Consumer<SeenEvent> sink) {
        vertx.setPeriodic(5, timer -> List.copyOf(watched).forEach(task -> look(task, sink)));
    }

    @Override
    public void close() {}

    private void handle(HttpServerRequest request, Buffer body) {
        if (request.path().startsWith("/webhooks/")) {
            request.response().setStatusCode(200).end();
            return;
        }
        JsonNode task = json(body);
        if (answer == 202) {
            watched.add(new Watched(
                    DemoSource.of(task.path("source").asText()), task.path("id").asText()));
        }
        request.response().setStatusCode(answer).end();
    }

    private void look(Watched task, Consumer<SeenEvent> sink) {
        if (task.told.terminal()) {
            return;
        }
        TaskTruth truth = providers.ledger().task(task.source.kind(), task.id);
        List<Change> changes = truth.changes();
        TaskState now = changes.get(changes.size() - 1).state();
        if (now == task.told) {
            return;
        }
        Expectation expected = truth.expected();
        boolean output = now == TaskState.COMPLETED;
        SeenEvent event = new SeenEvent(
                task.source.word(),
                task.id,
                ++task.sequence,
                task.told,
                now,
                "poll",
                output ? expected.output() : null,
                output
                        ? Optional.ofNullable(expected.omitted())
                                .map(reason -> reason.word())
                                .orElse(null)
                        : null,
                clock.instant());
        task.told = now;
        flaw.apply(List.of(event)).forEach(sink);
    }

    private static JsonNode json(Buffer body) {
        try {
            return Json.read(body.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
