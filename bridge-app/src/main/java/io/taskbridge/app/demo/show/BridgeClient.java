// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.codec.Json;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Registers tasks at a bridge as any other program would. Thread-safe. */
public final class BridgeClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpClient client;
    private final String serverUrl;
    private final @Nullable Secret token;

    /** @param token null for a bridge that wants none */
    public BridgeClient(Vertx vertx, String serverUrl, @Nullable Secret token) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.serverUrl = serverUrl;
        this.token = token;
    }

    /** Where the bridge takes webhooks of the source. */
    String webhookUrl(DemoSource source) {
        return serverUrl + "/webhooks/" + source.word();
    }

    /** Tries until the bridge has taken the task, or refuses it for good. */
    Future<Void> register(DemoSource source, SimulatedTask task) {
        byte[] body = body(source, task);
        return post(body).otherwise(0).compose(status -> {
            if (status == 202) {
                return Future.succeededFuture();
            }
            if (status >= 400 && status < 500 && status != 429) {
                return Future.failedFuture("the bridge answered " + status + " to a registration");
            }
            return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).compose(waited -> register(source, task));
        });
    }

    private Future<Integer> post(byte[] body) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(serverUrl + "/v1/tasks")
                .setMethod(HttpMethod.POST)
                .putHeader("content-type", "application/json");
        if (token != null) {
            options.putHeader("authorization", "Bearer " + token.reveal());
        }
        Promise<HttpClientRequest> sent = Promise.promise();
        return client.request(options)
                .onSuccess(sent::tryComplete)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.end().map(response.statusCode()))
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> sent.future().onSuccess(HttpClientRequest::reset));
    }

    private static byte[] body(DemoSource source, SimulatedTask task) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("source", source.word())
                .put("id", task.id())
                .put("submittedAt", task.submittedAt().toString());
        if (task.target() != null) {
            body.put("target", task.target());
        }
        return Json.write(body);
    }
}
