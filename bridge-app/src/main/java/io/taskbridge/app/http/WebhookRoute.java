// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.results.HeavyWork;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.OverloadedException;
import io.taskbridge.task.Observation;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/{source}}: judged, made durable, answered; nothing else happens on this path. What is too large
 * for Kafka is on the disk before the rest goes there.
 */
final class WebhookRoute implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(WebhookRoute.class);
    private static final int JUDGE_INLINE_BYTES = 128 << 10;
    private static final Buffer ACCEPTED = Buffer.buffer("{\"accepted\":true}");

    private final RawBody bodies;
    private final Map<String, WebhookEndpoint> endpoints;
    private final WebhookJudge judge;
    private final LargeOutputs outputs;
    private final InstantSource clock;
    private final HeavyWork heavyWork;

    WebhookRoute(
            Vertx vertx,
            RawBody bodies,
            Map<String, WebhookEndpoint> endpoints,
            WebhookJudge judge,
            LargeOutputs outputs,
            InstantSource clock) {
        this.bodies = bodies;
        this.endpoints = Map.copyOf(endpoints);
        this.judge = judge;
        this.outputs = outputs;
        this.clock = clock;
        this.heavyWork = HeavyWork.json(vertx);
    }

    @Override
    public void handle(RoutingContext request) {
        WebhookEndpoint endpoint = endpoints.get(request.pathParam("source"));
        if (endpoint == null) {
            HttpError.of(404, "no-such-webhook", "No source of this name takes webhooks.")
                    .answer(request.response());
            return;
        }
        String signature = request.request().getHeader(endpoint.format().signatureHeader());
        bodies.read(request.request())
                .compose(body -> judge(endpoint, signature, body))
                .onSuccess(judgement -> act(request, endpoint, judgement))
                .onFailure(failure -> {
                    endpoint.meters()
                            .webhook(
                                    failure instanceof RefusedException refused
                                            ? refused.error().code()
                                            : "failed");
                    request.fail(failure);
                });
    }

    /** The largest bodies are judged off the event loop, which has other senders to serve. */
    private Future<WebhookJudge.Judgement> judge(WebhookEndpoint endpoint, @Nullable String signature, byte[] body) {
        return body.length <= JUDGE_INLINE_BYTES
                ? Future.succeededFuture(judge.judge(endpoint, signature, body, clock.instant()))
                : heavyWork
                        .run(body.length, () -> judge.judge(endpoint, signature, body, clock.instant()))
                        .recover(failure -> Future.failedFuture(
                                failure instanceof OverloadedException
                                        ? new RefusedException(
                                                HttpError.unavailable("Too much comes in; send it again."))
                                        : failure));
    }

    private void act(RoutingContext request, WebhookEndpoint endpoint, WebhookJudge.Judgement judgement) {
        TaskKey key = judgement.key();
        Observation observation = judgement.observation();
        byte[] record = judgement.record();
        if (judgement.refusal() != null) {
            endpoint.meters().webhook(judgement.outcome());
            judgement.refusal().answer(request.response());
        } else if (key == null || observation == null || record == null) {
            endpoint.meters().webhook(judgement.outcome());
            accept(request);
        } else {
            outputs.record(key, observation, record)
                    .compose(fitting -> endpoint.store().keep(key, fitting))
                    .onSuccess(kept -> {
                        endpoint.meters().webhook(judgement.outcome());
                        accept(request);
                    })
                    .onFailure(failure -> {
                        log.warn("A webhook for {} cannot be made durable: {}", endpoint.source(), failure.toString());
                        endpoint.meters().webhook("not-durable");
                        HttpError.unavailable("The webhook cannot be made durable now; send it again.")
                                .answer(request.response());
                    });
        }
    }

    private static void accept(RoutingContext request) {
        if (!request.response().closed()) {
            request.response().putHeader("Content-Type", "application/json").end(ACCEPTED);
        }
    }
}
