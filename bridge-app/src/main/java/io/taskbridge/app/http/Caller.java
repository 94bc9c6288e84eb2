// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.task.TraceContext;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request's headers say of the trace that its sender is in. */
final class Caller {
    private Caller() {}

    /** Null where there is none, or one that makes no sense. */
    static @Nullable TraceContext trace(HttpServerRequest request) {
        List<String> parents = request.headers().getAll(TraceContext.PARENT_HEADER);
        return parents.size() == 1
                ? TraceContext.of(
                        parents.get(0), String.join(",", request.headers().getAll(TraceContext.STATE_HEADER)))
                : null;
    }
}
