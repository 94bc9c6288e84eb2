// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Calls webhooks as Baseten does: signed, with one retry, and then it gives up for good. Thread-safe. */
final class WebhookSender {
    private static final int MOST_CONNECTIONS = 256;

    private final Vertx vertx;
    private final SimulationOptions options;
    private final BasetenCloud baseten;
    private final WebhookSigner signer;
    private final HttpClient client;

    WebhookSender(Vertx vertx, SimulationOptions options, BasetenCloud baseten) {
        this.vertx = vertx;
        this.options = options;
        this.baseten = baseten;
        this.signer = new WebhookSigner(options.webhookSecrets());
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout((int) options.webhookTimeout().toMillis()))
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                .build();
    }

    /** Makes the calls of the task's plan when they are due. */
    void schedule(LiveTask live) {
        WebhookPlan plan = live.task().script().webhook();
        if (plan == null || plan.endpoint() == null || plan.deliveries() == 0) {
            return;
        }
        String endpoint = plan.endpoint();
        Duration wait = Duration.between(options.clock().instant(), live.task().endsAt())
                .plus(plan.delay());
        after(wait, () -> deliver(live, endpoint, plan.deliveries()));
    }

    Future<Void> close() {
        return client.close();
    }

    private void deliver(LiveTask live, String endpoint, int deliveries) {
        byte[] body = baseten.webhook(live, options.clock().instant());
        for (int i = 0; i < deliveries; i++) {
            call(live, endpoint, body, true);
        }
    }

    private void call(LiveTask live, String endpoint, byte[] body, boolean mayRetry) {
        Instant at = options.clock().instant();
        post(live.task().id(), endpoint, body).otherwise(0).onSuccess(status -> {
            WebhookAttempt attempt = new WebhookAttempt(at, status);
            live.attempted(attempt);
            if (mayRetry && attempt.worthARetry()) {
                after(options.webhookBackoff(), () -> call(live, endpoint, body, false));
            } else {
                live.delivered(new Delivery(attempt.delivered(), options.clock().instant()));
            }
        });
    }

    private Future<Integer> post(String id, String endpoint, byte[] body) {
        RequestOptions request;
        try {
            request = new RequestOptions().setAbsoluteURI(endpoint);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        request.setMethod(HttpMethod.POST)
                .putHeader("content-type", "application/json")
                .putHeader("X-BASETEN-REQUEST-ID", id);
        if (!options.webhookSecrets().isEmpty()) {
            request.putHeader("X-BASETEN-SIGNATURE", signer.sign(body));
        }
        Future<Integer> status = client.request(request)
                .compose(ready -> ready.send(Buffer.buffer(body)))
                .compose(response -> response.end().map(response.statusCode()));
        return status.timeout(options.webhookTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void after(Duration wait, Runnable call) {
        vertx.setTimer(Math.max(1, wait.toMillis()), timer -> call.run());
    }
}
