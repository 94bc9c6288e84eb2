// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.taskbridge.codec.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Takes tasks that people post to one provider, and makes up how they will go. Lives on the server's event loop. */
record SubmitEndpoint(Cloud cloud, ScriptGenerator scripts, Function<Script, SimulatedTask> submission) {
    void handle(RoutingContext context) {
        send(context, cloud.admits(context.request().headers()) ? submit(context) : cloud.refusal(401, null));
    }

    /** Answers in the provider's shape where something went wrong on the way here: a body too large, most likely. */
    void refuse(RoutingContext context) {
        int status = context.statusCode();
        send(context, cloud.refusal(status < 400 ? 500 : status, null));
    }

    private static void send(RoutingContext context, Answer answer) {
        answer.headers().forEach(context.response()::putHeader);
        context.response().setStatusCode(answer.status()).end(Buffer.buffer(answer.body()));
    }

    private Answer submit(RoutingContext context) {
        try {
            Buffer body = context.body().buffer();
            byte[] bytes = body == null ? new byte[0] : body.getBytes();
            Script script = cloud.order(context.normalizedPath(), Json.read(bytes), scripts);
            return cloud.submitted(submission.apply(script));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return cloud.refusal(400, null);
        }
    }
}
