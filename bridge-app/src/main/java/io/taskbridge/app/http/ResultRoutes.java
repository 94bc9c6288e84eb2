// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.results.ResultFile;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.task.ResultRef;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /v1/results/{sha256}}: hands out what did not fit into Kafka, byte for byte, from this bridge's store. */
final class ResultRoutes {
    private final ResultKeeper results;

    ResultRoutes(ResultKeeper results) {
        this.results = results;
    }

    void mount(Router router) {
        router.get("/v1/results/:sha256").handler(this::find);
        router.head("/v1/results/:sha256").handler(this::find);
    }

    private void find(RoutingContext request) {
        String sha256 = request.pathParam("sha256");
        if (!ResultRef.isSha256(sha256)) {
            HttpError.of(400, "invalid-digest", "sha256 must be 64 hexadecimal digits in lower case.")
                    .answer(request.response());
            return;
        }
        results.find(sha256)
                .onSuccess(found ->
                        found.ifPresentOrElse(file -> hand(request, sha256, file), () -> notHere(request.response())))
                .onFailure(failure -> HttpError.unavailable("The kept results cannot be read now.")
                        .answer(request.response()));
    }

    private static void hand(RoutingContext request, String sha256, ResultFile file) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.putHeader("Content-Type", "application/json").putHeader("ETag", "\"" + sha256 + "\"");
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Long.toString(file.bytes())).end();
            return;
        }
        response.sendFile(file.path().toString()).onFailure(failure -> {
            // It expired this very moment; once a part of it is sent there is nobody to tell.
            if (!response.headWritten()) {
                response.headers().remove("ETag");
                notHere(response);
            }
        });
    }

    /** The one place to go on from where other bridges should be asked: a result is with the bridge that kept it. */
    private static void notHere(HttpServerResponse response) {
        HttpError.of(404, "no-such-result", "No result of this digest is kept here, or no longer.")
                .answer(response);
    }
}
