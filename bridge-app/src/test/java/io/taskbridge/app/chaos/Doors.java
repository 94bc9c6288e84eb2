// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bridges as their callers reach them: a call goes to one after the other until one of them acknowledges it, and
 * from then on it must not be lost. Thread-safe.
 */
final class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_COMPLAINTS = 100;

    private final Vertx vertx;
    private final List<String> bridges;
    private final HttpClient client;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger complaints = new AtomicInteger();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    /** @param bridges their URLs */
    Doors(Vertx vertx, List<String> bridges) {
        this.vertx = vertx;
        this.bridges = List.copyOf(bridges);
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()))
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                // Each call learns of its own failure; without a handler every reset is also logged.
                .withConnectHandler(connection -> connection.exceptionHandler(reset -> {}))
                .build();
    }

    /** Calls not acknowledged yet. */
    long waiting() {
        return waiting.get();
    }

    long retries() {
        return retries.get();
    }

    /** Done when a bridge has answered with 2xx. */
    Future<Void> deliver(String path, MultiMap headers, byte[] body) {
        waiting.incrementAndGet();
        return attempt(path, headers, body, SHORTEST_PAUSE_MILLIS).onComplete(done -> waiting.decrementAndGet());
    }

    private Future<Void> attempt(String path, MultiMap headers, byte[] body, long pauseMillis) {
        String bridge = bridges.get(Math.floorMod(turn.getAndIncrement(), bridges.size()));
        return post(bridge + path, headers, body).otherwise(0).compose(status -> {
            if (status >= 200 && status < 300) {
                return Future.succeededFuture();
            }
            if (status >= 400 && status < 500 && complaints.incrementAndGet() <= MOST_COMPLAINTS) {
                System.err.println(bridge + path + " answered " + status);
            }
            retries.incrementAndGet();
            long next = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            return vertx.timer(pauseMillis, TimeUnit.MILLISECONDS)
                    .compose(waited -> attempt(path, headers, body, next));
        });
    }

    private Future<Integer> post(String url, MultiMap headers, byte[] body) {
        RequestOptions request = new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(HttpMethod.POST)
                .setHeaders(headers)
                .setIdleTimeout(PATIENCE.toMillis());
        return client.request(request)
                .compose(ready -> ready.send(Buffer.buffer(body)))
                .compose(response -> response.end().map(response.statusCode()))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
