// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes webhooks and answers with the given statuses in turn, the last one for ever; 0 is no answer. */
final class Receiver {
    record Call(MultiMap headers, byte[] body) {}

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private int answered;

    Receiver(Vertx vertx, Integer... statuses) {
        List<Integer> answers = List.of(statuses);
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    int status = answers.get(Math.min(answered++, answers.size() - 1));
                    calls.add(new Call(request.headers(), body.getBytes()));
                    if (status > 0) {
                        request.response().setStatusCode(status).end();
                    }
                }))
                .listen(0, "localhost")
                .await();
    }

    String url() {
        return "http://localhost:" + server.actualPort() + "/webhooks/baseten";
    }

    /** The next call, which must come soon. */
    Call call() {
        try {
            Call call = calls.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no webhook came");
            }
            return call;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int waiting() {
        return calls.size();
    }
}
