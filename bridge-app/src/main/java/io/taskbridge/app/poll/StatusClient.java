// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.provider.StatusReply;
import io.taskbridge.provider.StatusRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Performs status requests: never follows a redirect, never waits longer than the time-out, never takes in more than
 * the limit. Belongs to one poll verticle's context.
 */
final class StatusClient {
    /** A reply, and what its Retry-After header said. */
    record Answer(StatusReply reply, @Nullable String retryAfter) {}

    /** A connection that was reset may take a moment to go; no request should ever have to wait for that. */
    private static final int SPARE_CONNECTIONS = 8;

    private final HttpClient client;
    private final Duration timeout;
    private final long maxBodySize;

    StatusClient(Vertx vertx, int maxConcurrency, Duration timeout, long maxBodySize) {
        this.timeout = timeout;
        this.maxBodySize = maxBodySize;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) timeout.toMillis()),
                new PoolOptions().setHttp1MaxSize(maxConcurrency + SPARE_CONNECTIONS));
    }

    /** Fails, with a message free of payloads and secrets, where there is no complete answer in time. */
    Future<Answer> get(StatusRequest status) {
        RequestOptions options;
        try {
            options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(status.url());
        } catch (RuntimeException e) {
            return Future.failedFuture("the request cannot be built");
        }
        status.headers().forEach(options::putHeader);
        Promise<HttpClientRequest> sent = Promise.promise();
        return client.request(options)
                .onSuccess(sent::tryComplete)
                .compose(request -> request.send().compose(response -> receive(request, response)))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> sent.future().onSuccess(HttpClientRequest::reset));
    }

    Future<Void> close() {
        return client.close();
    }

    private Future<Answer> receive(HttpClientRequest request, HttpClientResponse response) {
        return ReplyBody.of(request, response, maxBodySize)
                .map(body -> new Answer(
                        new StatusReply(response.statusCode(), body.getBytes()), response.getHeader("Retry-After")));
    }
}
