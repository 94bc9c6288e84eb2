// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Scale: never says that it does not know an id, such a task is PENDING for ever. */
record ScaleCloud(Secret key) implements Cloud {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public ProviderKind kind() {
        return ProviderKind.SCALE;
    }

    @Override
    public String newId(RandomGenerator random, Instant now) {
        long version4 = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2).toString();
    }

    @Override
    public boolean admits(MultiMap headers) {
        String given = headers.get("x-api-key");
        return given != null && key.matches(given);
    }

    @Override
    public String statusPath() {
        return "/v4/serving/[^/]+/pollAsync/(?<id>[^/]+)";
    }

    @Override
    public Answer status(LiveTask live, Standing standing, String word, Instant now) {
        ObjectNode body = NODES.objectNode().put("status", word);
        if (standing.ended()) {
            body.setAll(live.task().script().ending().answer());
        } else {
            body.putNull("result").putNull("traceback");
        }
        return Answer.json(200, body);
    }

    @Override
    public Answer unknown() {
        return Answer.json(200, NODES.objectNode().put("status", "PENDING"));
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        ObjectNode body = NODES.objectNode();
        if (status == 422) {
            ObjectNode item = body.putArray("detail").addObject();
            item.putArray("loc").add("path").add("async_task_id");
            item.put("msg", "Input should be a valid identifier").put("type", "value_error");
        } else {
            body.put("detail", code == null ? "refused with status " + status : code);
        }
        return Answer.json(status, body);
    }

    /** Scale documents no way to submit; this path is the simulator's own. */
    @Override
    public List<String> submitPaths() {
        return List.of("/simulator/serving/[^/]+/tasks");
    }

    @Override
    public Script order(String path, JsonNode body, ScriptGenerator scripts) {
        String server = path.substring(0, path.lastIndexOf('/'));
        return scripts.next(kind()).withTarget(server.substring(server.lastIndexOf('/') + 1));
    }

    @Override
    public Answer submitted(SimulatedTask task) {
        return Answer.json(201, NODES.objectNode().put("task_id", task.id()));
    }
}
