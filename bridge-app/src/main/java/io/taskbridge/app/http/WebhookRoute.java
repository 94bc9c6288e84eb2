// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.task.Observation;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/{source}}: judged, made durable, answered; nothing else happens on this path. What is too large
 * for Kafka is on the disk before the rest goes there. For one event loop.
 *
 * <p>Webhooks come in crowds, and a router takes a tenth of the processor time of one. So whoever has the requests
 * first offers them to {@link #take}, and the router's own way is for paths that are spelt in some other manner.
 */
final class WebhookRoute implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(WebhookRoute.class);
    static final String PREFIX = "/webhooks/";
    private static final int JUDGE_INLINE_BYTES = 128 << 10;
    private static final List<String> OUTCOMES = List.of(
            "accepted",
            "unknown-type",
            "malformed",
            "signature-missing",
            "signature-malformed",
            "signature-wrong",
            "signature-stale",
            "body-too-large",
            "unavailable",
            "not-durable",
            "failed");

    private static final Buffer ACCEPTED = Buffer.buffer("{\"accepted\":true}");

    private final RawBody bodies;
    private final Supplier<Map<String, WebhookEndpoint>> endpoints;
    private final WebhookJudge judge;
    private final LargeOutputs outputs;
    private final InstantSource clock;

    WebhookRoute(
            RawBody bodies,
            Supplier<Map<String, WebhookEndpoint>> endpoints,
            WebhookJudge judge,
            LargeOutputs outputs,
            InstantSource clock) {
        this.bodies = bodies;
        this.endpoints = endpoints;
        this.judge = judge;
        this.outputs = outputs;
        this.clock = clock;
        endpoints.get().values().forEach(endpoint -> endpoint.meters().noWebhookYet(OUTCOMES));
    }

    /** Takes the request in if it is a webhook whose path names the source letter by letter; whether it is. */
    boolean take(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith(PREFIX) || !HttpMethod.POST.equals(request.method())) {
            return false;
        }
        WebhookEndpoint endpoint = endpoints.get().get(path.substring(PREFIX.length()));
        if (endpoint != null) {
            receive(request, endpoint);
        }
        return endpoint != null;
    }

    @Override
    public void handle(RoutingContext context) {
        WebhookEndpoint endpoint = endpoints.get().get(context.pathParam("source"));
        if (endpoint == null) {
            HttpError.of(404, "no-such-webhook", "No source of this name takes webhooks.")
                    .answer(context.response());
            return;
        }
        receive(context.request(), endpoint);
    }

    private void receive(HttpServerRequest request, WebhookEndpoint endpoint) {
        String signature = request.getHeader(endpoint.format().signatureHeader());
        bodies.read(request)
                .compose(body -> judge(endpoint, signature, body))
                .onSuccess(judgement -> act(request, endpoint, judgement))
                .onFailure(failure -> {
                    endpoint.meters()
                            .webhook(
                                    failure instanceof RefusedException refused
                                            ? refused.error().code()
                                            : "failed");
                    ErrorAnswers.failed(request, failure);
                });
    }

    /** The largest bodies are judged off the event loop, and their outputs kept: it has other senders to serve. */
    private Future<WebhookJudge.Judgement> judge(WebhookEndpoint endpoint, @Nullable String signature, byte[] body) {
        return body.length <= JUDGE_INLINE_BYTES && outputs.surelyFits(body.length)
                ? Future.succeededFuture(judge.judge(endpoint, signature, body, clock.instant()))
                : outputs.work()
                        .run(body.length, () -> fitting(judge.judge(endpoint, signature, body, clock.instant())))
                        .recover(failure -> notTaken(endpoint, failure));
    }

    private WebhookJudge.Judgement fitting(WebhookJudge.Judgement judgement) throws IOException {
        TaskKey key = judgement.key();
        Observation observation = judgement.observation();
        byte[] record = judgement.record();
        return key == null || observation == null || record == null
                ? judgement
                : WebhookJudge.Judgement.accepted(key, outputs.record(key, observation, record));
    }

    /** Trouble of our own: the sender is to come again. */
    private static <T> Future<T> notTaken(WebhookEndpoint endpoint, Throwable failure) {
        if (failure instanceof RuntimeException) {
            return Future.failedFuture(failure);
        }
        log.warn("A webhook for {} cannot be taken in: {}", endpoint.source(), failure.toString());
        return Future.failedFuture(
                new RefusedException(HttpError.unavailable("The webhook cannot be taken in now; send it again.")));
    }

    private void act(HttpServerRequest request, WebhookEndpoint endpoint, WebhookJudge.Judgement judgement) {
        TaskKey key = judgement.key();
        byte[] record = judgement.record();
        if (judgement.refusal() != null) {
            endpoint.meters().webhook(judgement.outcome());
            judgement.refusal().answer(request.response());
        } else if (key == null || record == null) {
            endpoint.meters().webhook(judgement.outcome());
            accept(request);
        } else {
            endpoint.store()
                    .keep(key, record)
                    .onSuccess(kept -> {
                        endpoint.meters().webhook(judgement.outcome());
                        accept(request);
                    })
                    .onFailure(failure -> {
                        log.warn("A webhook for {} cannot be made durable: {}", endpoint.source(), failure.toString());
                        endpoint.meters().webhook("not-durable");
                        HttpError.unavailable("Kafka does not take the webhook now; send it again.")
                                .answer(request.response());
                    });
        }
    }

    private static void accept(HttpServerRequest request) {
        if (!request.response().closed()) {
            request.response().putHeader("Content-Type", "application/json").end(ACCEPTED);
        }
    }
}
