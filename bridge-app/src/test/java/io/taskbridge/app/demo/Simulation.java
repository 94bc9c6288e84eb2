// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.ProviderKind;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Simulated providers on a clock of their own, and a client that asks them as a bridge would. */
final class Simulation implements AutoCloseable {
    static final Duration STEP = Duration.ofSeconds(10);
    static final Pace PACE = Pace.every(STEP);

    final SettableClock clock = new SettableClock();
    final Vertx vertx = Vertx.vertx();
    final SimulatedProviders providers;
    private final HttpClient client = HttpClient.newHttpClient();

    Simulation() {
        this(UnaryOperator.identity());
    }

    Simulation(UnaryOperator<SimulationOptions> change) {
        SimulationOptions options = change.apply(SimulationOptions.defaults(1, clock));
        providers = SimulatedProviders.start(vertx, options).await();
    }

    /** Moves on by so many phases, and a little. */
    void steps(int count) {
        clock.advance(STEP.multipliedBy(count));
    }

    HttpResponse<byte[]> poll(SimulatedTask task) {
        return poll(task.kind(), task.id());
    }

    HttpResponse<byte[]> poll(ProviderKind kind, String id) {
        return send(statusRequest(kind, id));
    }

    CompletableFuture<HttpResponse<byte[]>> pollAsync(SimulatedTask task) {
        HttpRequest request = statusRequest(task.kind(), task.id()).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode status(SimulatedTask task) {
        return json(poll(task));
    }

    HttpResponse<byte[]> post(ProviderKind kind, String path, String body) {
        URI uri = URI.create(providers.baseUrl(kind) + path);
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
        return send(authorized(kind, HttpRequest.newBuilder(uri)).POST(publisher));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder statusRequest(ProviderKind kind, String id) {
        return authorized(kind, HttpRequest.newBuilder(statusUri(kind, id)));
    }

    URI statusUri(ProviderKind kind, String id) {
        String path = switch (kind) {
            case BASETEN -> "/async_request/" + id;
            case SCALE -> "/v4/serving/some-server/pollAsync/" + id;
            case VESSL -> "/async/" + id + "/output";
            case ZAI -> "/paas/v4/async-result/" + id;
        };
        return URI.create(providers.baseUrl(kind) + path);
    }

    /** Asks again and again until it is true, which must be soon. */
    void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not true within 10 s");
            }
            Thread.onSpinWait();
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        return json(text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(byte[] bytes) {
        try {
            return Json.read(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static HttpRequest.Builder authorized(ProviderKind kind, HttpRequest.Builder request) {
        String key = SimulationOptions.key(kind).reveal();
        return switch (kind) {
            case BASETEN -> request.header("Authorization", "Api-Key " + key);
            case SCALE -> request.header("x-api-key", key);
            case VESSL, ZAI -> request.header("Authorization", "Bearer " + key);
        };
    }

    @Override
    public void close() {
        providers.close().await();
        vertx.close().await();
    }
}
