// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.shard.Inbox;
import io.taskbridge.codec.InboxCodec;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v1/tasks}: look up, list, stop tracking. */
final class TaskRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final Pattern DOTTED = Pattern.compile("/v1/tasks/([^/%]+)/((?:%2[eE]|\\.){1,2})");

    private final Inbox inbox;
    private final TaskLookup lookup;
    private final GroupLookup group;

    TaskRoutes(Inbox inbox, TaskLookup lookup, GroupLookup group) {
        this.inbox = inbox;
        this.lookup = lookup;
        this.group = group;
    }

    void mount(Router router) {
        router.route("/v1/tasks/*").handler(this::dotted);
        router.get("/v1/tasks").handler(this::list);
        router.get("/v1/tasks/:source/:id").handler(request -> withKey(request, this::get));
        router.delete("/v1/tasks/:source/:id").handler(request -> withKey(request, this::untrack));
    }

    /** A path that ends in bare dots names a task, too; the router would have it climb instead. */
    private void dotted(RoutingContext request) {
        Matcher path = DOTTED.matcher(String.valueOf(request.request().path()));
        HttpMethod method = request.request().method();
        if (!path.matches() || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.DELETE))) {
            request.next();
            return;
        }
        TaskKey key = new TaskKey(path.group(1), path.group(2).replaceAll("%2[eE]", "."));
        if (method.equals(HttpMethod.GET)) {
            get(request, key);
        } else {
            untrack(request, key);
        }
    }

    private static void withKey(RoutingContext request, BiConsumer<RoutingContext, TaskKey> route) {
        TaskKey key;
        try {
            key = new TaskKey(request.pathParam("source"), request.pathParam("id"));
        } catch (IllegalArgumentException e) {
            HttpError.of(400, "invalid-key", e.getMessage() + ".").answer(request.response());
            return;
        }
        route.accept(request, key);
    }

    private void get(RoutingContext request, TaskKey key) {
        group.find(key, Hop.of(request.request()))
                .onSuccess(found -> Answers.json(request.response(), found.status(), found.body()))
                .onFailure(failure -> HttpError.unavailable("No bridge serves the task's partition now; ask again.")
                        .answer(request.response()));
    }

    private void untrack(RoutingContext request, TaskKey key) {
        inbox.append(key, InboxCodec.untrack(key))
                .onSuccess(position -> {
                    lookup.wrote(position);
                    answer(request, 202, Json.mapper().createObjectNode().put("untracked", key.toString()));
                })
                .onFailure(failure -> HttpError.unavailable("Kafka does not take the request now; send it again.")
                        .answer(request.response()));
    }

    private void list(RoutingContext request) {
        TaskLookup.Page page;
        try {
            page = page(request.request());
        } catch (IllegalArgumentException e) {
            String rule = "state must be a task state, limit a number from 1 to " + MAX_LIMIT + ".";
            HttpError.of(400, "invalid-query", rule).answer(request.response());
            return;
        }
        lookup.list(page, tasks -> Json.write(listed(tasks, page)))
                .onSuccess(body -> Answers.json(request.response(), 200, Buffer.buffer(body)))
                .onFailure(failure -> HttpError.unavailable("Not every shard of this bridge is restored yet.")
                        .answer(request.response()));
    }

    private static TaskLookup.Page page(HttpServerRequest request) {
        String state = request.getParam("state");
        int limit = Integer.parseInt(request.getParam("limit", Integer.toString(DEFAULT_LIMIT)));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
        return new TaskLookup.Page(
                request.getParam("source"),
                state == null ? null : TaskState.valueOf(state.toUpperCase(Locale.ROOT)),
                limit,
                request.getParam("after", ""));
    }

    private static ObjectNode listed(List<Task> tasks, TaskLookup.Page page) {
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode items = answer.putArray("tasks");
        tasks.forEach(task -> items.add(TaskView.of(task, Optional.empty())));
        boolean more = tasks.size() == page.limit();
        answer.put("next", more ? tasks.get(tasks.size() - 1).key().toString() : null);
        return answer;
    }

    private static void answer(RoutingContext request, int status, JsonNode body) {
        Answers.json(request.response(), status, Buffer.buffer(Json.write(body)));
    }
}
