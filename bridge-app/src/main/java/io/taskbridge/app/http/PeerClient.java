// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.poll.ReplyBody;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.PathSegment;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks other bridges of the group. Never follows a redirect, since the caller's credential goes with the request; never
 * waits long, never takes in more than the largest task. Thread-safe; one for the whole bridge.
 */
public final class PeerClient {
    /** A task, or that there is none, as its owner says. */
    record Answer(int status, Buffer body) {}

    private static final int CONNECT_MILLIS = 1_000;
    private static final int LIMIT_MILLIS = 2_500;
    private static final int CONNECTIONS = 32;
    private static final int WAITING = 1_000;
    private static final int LARGEST_ERROR = 4 << 10;

    private final HttpClientAgent client;
    private final int maxBodySize;

    /**
     * @param trust whom to believe that it is the bridge it should be, where the others use TLS; null for those whom
     *     this machine trusts
     * @param maxBodySize the largest task there can be
     */
    public PeerClient(Vertx vertx, @Nullable TrustOptions trust, int maxBodySize) {
        this.maxBodySize = maxBodySize;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTrustOptions(trust)
                        .setVerifyHost(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    /**
     * Asks the owner about a task.
     *
     * @param written the last offset of the task's partition that was written here
     * @return fails where the peer does not say whether there is such a task
     */
    Future<Answer> get(URI peer, TaskKey key, Hop hop, long written) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setAbsoluteURI(peer + "/v1/tasks/" + PathSegment.encode(key.source()) + "/"
                            + PathSegment.encode(key.id()));
        } catch (RuntimeException e) {
            return Future.failedFuture("the request cannot be built");
        }
        hop.mark(options, written);
        Promise<HttpClientRequest> sent = Promise.promise();
        return client.request(options)
                .onSuccess(sent::tryComplete)
                .compose(request -> request.send().compose(response -> receive(request, response)))
                .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(failure -> sent.future().onSuccess(HttpClientRequest::reset));
    }

    /** Believes others from now on; what is connected stays so. */
    public Future<?> trust(TrustOptions trust) {
        return client.updateSSLOptions(
                new ClientSSLOptions().setTrustOptions(trust).setHostnameVerificationAlgorithm("HTTPS"));
    }

    public Future<Void> close() {
        return client.close();
    }

    private Future<Answer> receive(HttpClientRequest request, HttpClientResponse response) {
        return ReplyBody.of(request, response, maxBodySize)
                .compose(body -> response.statusCode() == 200 || saysThereIsNone(response.statusCode(), body)
                        ? Future.succeededFuture(new Answer(response.statusCode(), body))
                        : Future.failedFuture("it answers " + response.statusCode()));
    }

    /** Whoever else may listen there knows nothing of tasks, but 404 is what it would say, too. */
    private static boolean saysThereIsNone(int status, Buffer body) {
        if (status != 404 || body.length() > LARGEST_ERROR) {
            return false;
        }
        try {
            JsonNode answer = Json.mapper().readTree(body.getBytes());
            return answer.path("error").path("code").asText().equals(HttpError.NO_SUCH_TASK);
        } catch (IOException e) {
            return false;
        }
    }
}
