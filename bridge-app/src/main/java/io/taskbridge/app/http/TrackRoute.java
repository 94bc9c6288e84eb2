// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.trace.TraceSpan;
import io.taskbridge.app.trace.TraceStep;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.PathSegment;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/tasks}: checked as a whole, made durable, answered. */
final class TrackRoute {
    private static final Logger log = LoggerFactory.getLogger(TrackRoute.class);
    private static final int PREPARE_INLINE_BYTES = 16 << 10;

    /** Records written before the next ones are: an event loop has others to serve. */
    private static final int SLICE = 500;

    /** What to write and what to answer then, or why not. */
    private record Prepared(
            List<TrackRequests.Item> items,
            Buffer answer,
            @Nullable HttpError refusal) {}

    private final Vertx vertx;
    private final RawBody bodies;
    private final TrackRequests requests;
    private final Inbox inbox;
    private final TaskLookup lookup;
    private final Supplier<String> publicUrl;
    private final Traces traces;
    private final InstantSource clock;

    TrackRoute(
            Vertx vertx,
            RawBody bodies,
            TrackRequests requests,
            Inbox inbox,
            TaskLookup lookup,
            Supplier<String> publicUrl,
            Traces traces,
            InstantSource clock) {
        this.vertx = vertx;
        this.bodies = bodies;
        this.requests = requests;
        this.inbox = inbox;
        this.lookup = lookup;
        this.publicUrl = publicUrl;
        this.traces = traces;
        this.clock = clock;
    }

    void mount(Router router) {
        router.post("/v1/tasks").handler(this::track);
    }

    private void track(RoutingContext request) {
        TraceSpan span = traces.begin(TraceStep.ACCEPT, Caller.trace(request.request()), clock.instant());
        request.addEndHandler(done -> end(span, request.response().getStatusCode()));
        bodies.read(request.request())
                .compose(body -> body.length <= PREPARE_INLINE_BYTES
                        ? Future.succeededFuture(prepare(body))
                        : vertx.executeBlocking(() -> prepare(body), false))
                .onFailure(request::fail)
                .onSuccess(prepared -> act(request.response(), prepared, span));
    }

    private static void end(TraceSpan span, int status) {
        span.note("http.response.status_code", status);
        if (status == 202) {
            span.end();
        } else {
            span.fail("no task was tracked");
        }
    }

    private void act(HttpServerResponse response, Prepared prepared, TraceSpan span) {
        if (prepared.refusal() != null) {
            prepared.refusal().answer(response);
            return;
        }
        span.note("taskbridge.tasks", prepared.items().size());
        write(prepared.items(), 0, span.context())
                .onSuccess(done -> Answers.json(response, 202, prepared.answer()))
                .onFailure(failure -> {
                    log.warn("Tasks cannot be made durable: {}", failure.toString());
                    HttpError.unavailable("Kafka does not take the tasks now; send them again.")
                            .answer(response);
                });
    }

    private Future<?> write(List<TrackRequests.Item> items, int from, @Nullable TraceContext trace) {
        int to = Math.min(from + SLICE, items.size());
        List<Future<Inbox.Position>> writes = new ArrayList<>();
        for (TrackRequests.Item item : items.subList(from, to)) {
            writes.add(inbox.append(item.key(), item.record(), trace).onSuccess(lookup::wrote));
        }
        Future<?> slice = Future.all(writes);
        return to == items.size() ? slice : slice.compose(done -> write(items, to, trace));
    }

    private Prepared prepare(byte[] body) {
        TrackRequests.Parsed parsed = requests.parse(body);
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode tracked = answer.putArray("tracked");
        for (TrackRequests.Item item : parsed.items()) {
            TaskKey key = item.key();
            tracked.addObject()
                    .put("key", key.toString())
                    .put(
                            "url",
                            publicUrl.get() + "/v1/tasks/" + PathSegment.encode(key.source()) + "/"
                                    + PathSegment.encode(key.id()));
        }
        return new Prepared(parsed.items(), Buffer.buffer(Json.write(answer)), parsed.refusal());
    }
}
