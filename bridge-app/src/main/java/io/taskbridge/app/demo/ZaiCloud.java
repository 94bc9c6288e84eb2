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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Z.AI: no queue to be seen, an error code inside every refusal, and a {@code created} that is the time of asking. */
record ZaiCloud(Secret key) implements Cloud {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NO_SUCH_TASK = "1233";
    private static final DateTimeFormatter CHINA =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.ofHours(8));

    @Override
    public ProviderKind kind() {
        return ProviderKind.ZAI;
    }

    @Override
    public String newId(RandomGenerator random, Instant now) {
        return CHINA.format(now) + "%016x".formatted(random.nextLong());
    }

    @Override
    public boolean admits(MultiMap headers) {
        return Cloud.authorizes(headers, "Bearer", key);
    }

    @Override
    public String statusPath() {
        return "/paas/v4/async-result/(?<id>[^/]+)";
    }

    @Override
    public Answer status(LiveTask live, Standing standing, String word, Instant now) {
        String id = live.task().id();
        ObjectNode body = NODES.objectNode().put("id", id).put("request_id", id);
        if (standing.ended()) {
            body.setAll(live.task().script().ending().answer());
            if (body.has("created")) {
                body.put("created", now.getEpochSecond());
            }
        }
        return Answer.json(200, body.put("task_status", word));
    }

    @Override
    public Answer unknown() {
        return refusal(400, NO_SUCH_TASK);
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        ObjectNode body = NODES.objectNode();
        body.putObject("error")
                .put("code", code == null ? usualCode(status) : code)
                .put("message", "refused with status " + status);
        return Answer.json(status, body);
    }

    @Override
    public List<String> submitPaths() {
        return Arrays.stream(ZaiProduct.values())
                .map(product -> "/paas/v4" + product.path())
                .toList();
    }

    @Override
    public Script order(String path, JsonNode body, ScriptGenerator scripts) {
        Cloud.required(body, "model");
        for (ZaiProduct product : ZaiProduct.values()) {
            if (path.endsWith(product.path())) {
                return scripts.zai(product);
            }
        }
        throw new IllegalArgumentException("no such product");
    }

    @Override
    public Answer submitted(SimulatedTask task) {
        ObjectNode body = NODES.objectNode().put("id", task.id()).put("request_id", task.id());
        JsonNode model = task.script().ending().answer().get("model");
        return Answer.json(
                200,
                body.put("model", model == null ? "glm" : model.asText().toLowerCase(Locale.ROOT))
                        .put("task_status", "PROCESSING"));
    }

    private static String usualCode(int status) {
        return switch (status) {
            case 400 -> "1210";
            case 401 -> "1000";
            case 402 -> "1113";
            case 403 -> "1112";
            case 429 -> "1302";
            case 503 -> "1305";
            default -> String.valueOf(status);
        };
    }
}
