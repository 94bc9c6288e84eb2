// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** Takes in what others answer, whole and bounded. */
public final class ReplyBody {
    private ReplyBody() {}

    /** Fails, and ends the exchange, where the body is larger than the limit. */
    public static Future<Buffer> of(HttpClientRequest request, HttpClientResponse response, long limit) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                whole.tryFail("the answer is larger than " + limit + " bytes");
                request.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }
}
