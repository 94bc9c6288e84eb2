// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Takes in whole bodies, exactly as they came: a signature is over bytes, so nothing here looks at the content type.
 * Each is bounded, and so is what is coming in at one time. Belongs to one verticle's event loop.
 */
final class RawBody {
    private final long limit;
    private final long together;
    private long receiving;

    /**
     * @param limit the largest body that is taken in, in bytes
     * @param together how much may be coming in at one time; one body may always
     */
    RawBody(long limit, long together) {
        this.limit = limit;
        this.together = together;
    }

    /**
     * To be called before anything else is waited for, or the body is gone.
     *
     * @return fails with a {@link RefusedException} if the body is too large or too much comes in already, with any
     *     other exception if the sender went away
     */
    Future<byte[]> read(HttpServerRequest request) {
        Promise<byte[]> body = Promise.promise();
        if (announced(request) > limit) {
            refuse(request, body, tooLarge());
            return body.future();
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        Buffer received = Buffer.buffer();
        request.exceptionHandler(body::tryFail);
        request.endHandler(end -> body.tryComplete(received.getBytes()));
        request.handler(chunk -> {
            int length = received.length() + chunk.length();
            if (length > limit) {
                refuse(request, body, tooLarge());
            } else if (receiving + chunk.length() > together && receiving > received.length()) {
                refuse(request, body, HttpError.unavailable("Too much comes in at this time; send it again."));
            } else {
                receiving += chunk.length();
                received.appendBuffer(chunk);
            }
        });
        return body.future().onComplete(end -> receiving -= received.length());
    }

    private static HttpError tooLarge() {
        return HttpError.of(413, "body-too-large", "The body is larger than server.maxBodySize.");
    }

    /** What still comes is passed over, so that the sender reads the answer; there is an end to that, too. */
    private void refuse(HttpServerRequest request, Promise<byte[]> body, HttpError error) {
        long[] surplus = {0};
        request.exceptionHandler(gone -> {});
        request.endHandler(end -> {});
        request.handler(chunk -> {
            surplus[0] += chunk.length();
            if (surplus[0] > limit) {
                request.connection().close();
            }
        });
        body.tryFail(new RefusedException(error));
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
