// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.live.EventFilter;
import io.taskbridge.app.live.LiveEvents;
import io.taskbridge.app.live.Place;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/events}: committed transitions as they happen, as Server-Sent Events. */
final class EventRoutes {
    private static final int MOST_VALUES = 100;

    private final LiveEvents live;
    private final EventPace pace;

    EventRoutes(LiveEvents live, EventPace pace) {
        this.live = live;
        this.pace = pace;
    }

    void mount(Router router) {
        router.get("/v1/events").handler(this::listen);
    }

    private void listen(RoutingContext request) {
        if (!live.available()) {
            HttpError.of(404, "no-event-stream", "There is no topic of all transitions, topics.all is switched off.")
                    .answer(request.response());
            return;
        }
        EventFilter filter;
        Place from;
        try {
            filter = filter(request.request());
            from = place(request.request().getHeader("Last-Event-ID"));
        } catch (RefusedException e) {
            e.error().answer(request.response());
            return;
        }
        new EventStream(request, live, filter, pace).open(from);
    }

    private static EventFilter filter(HttpServerRequest request) throws RefusedException {
        try {
            List<String> sources = values(request, "source");
            sources.forEach(source -> TaskKey.requireName("source", source));
            Set<TaskState> states = new HashSet<>();
            for (String state : values(request, "state")) {
                states.add(TaskState.valueOf(state.toUpperCase(Locale.ROOT)));
            }
            if (states.contains(TaskState.TRACKED)) {
                throw new IllegalArgumentException("no event leads to TRACKED");
            }
            return new EventFilter(Set.copyOf(new HashSet<>(sources)), states);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(HttpError.of(
                    400,
                    "invalid-query",
                    "source must be a source's name, state one that tasks move to, each " + MOST_VALUES
                            + " times at most."));
        }
    }

    private static List<String> values(HttpServerRequest request, String name) {
        List<String> values = request.params().getAll(name);
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(name);
        }
        return values;
    }

    /** A client that has not seen an event yet may send the header without a value. */
    private static @Nullable Place place(@Nullable String lastEventId) throws RefusedException {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        try {
            return Place.parse(lastEventId);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(EventStream.unknownId());
        }
    }
}
