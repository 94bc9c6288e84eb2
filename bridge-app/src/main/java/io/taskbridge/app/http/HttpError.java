// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error answer: {@code {"error":{"code","message","details"}}}.
 *
 * @param code kebab-case, for programs
 * @param message one sentence, for people; free of payloads and secrets
 * @param retryAfterSeconds how long to stay away, null where trying again is no use
 */
record HttpError(
        int status,
        String code,
        String message,
        List<String> details,
        @Nullable Integer retryAfterSeconds) {
    /** What a 404 says of a task; other 404s do not mean that. */
    static final String NO_SUCH_TASK = "no-such-task";

    static HttpError of(int status, String code, String message) {
        return new HttpError(status, code, message, List.of(), null);
    }

    static HttpError unavailable(String message) {
        return new HttpError(503, "unavailable", message, List.of(), 1);
    }

    static HttpError noSuchTask() {
        return of(404, NO_SUCH_TASK, "No task of this key is tracked.");
    }

    void answer(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (retryAfterSeconds != null) {
            response.putHeader("Retry-After", retryAfterSeconds.toString());
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(Json.write(body())));
    }

    JsonNode body() {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        details.forEach(error.putArray("details")::add);
        return body;
    }
}
