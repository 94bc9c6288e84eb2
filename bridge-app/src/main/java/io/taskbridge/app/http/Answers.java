// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Sends answers in JSON, to those who are still there. */
public final class Answers {
    private Answers() {}

    public static void json(HttpServerResponse response, int status, Buffer body) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }

    /** An error in the one shape of errors. */
    public static void error(HttpServerResponse response, int status, String code, String message) {
        HttpError.of(status, code, message).answer(response);
    }
}
