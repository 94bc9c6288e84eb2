// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a question about a task travels: from the caller to any bridge, and from there once more at most, to the bridge
 * that owns the task. Immutable.
 *
 * @param authorization the caller's own, null where none is asked for
 * @param forwarded whether another bridge passed the question on
 * @param written the last inbox offset that was written, for the task's partition, by the bridge that passed it on
 */
record Hop(@Nullable String authorization, boolean forwarded, long written) {
    /** Says that a bridge passes the request on, and what it has written: the receiver answers from no older state. */
    static final String HEADER = "Taskbridge-Forwarded";

    static Hop of(HttpServerRequest request) {
        String written = request.getHeader(HEADER);
        return new Hop(request.getHeader("Authorization"), written != null, offset(written));
    }

    /** Marks a request that passes the question on. */
    void mark(RequestOptions request, long writtenHere) {
        if (authorization != null) {
            request.putHeader("Authorization", authorization);
        }
        request.putHeader(HEADER, Long.toString(writtenHere));
    }

    private static long offset(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
