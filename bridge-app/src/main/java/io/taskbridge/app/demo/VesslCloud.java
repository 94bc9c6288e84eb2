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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** VESSL: neither times nor ids in its answers, and how it words its own errors is not documented. */
record VesslCloud(Secret key) implements Cloud {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 12;

    @Override
    public ProviderKind kind() {
        return ProviderKind.VESSL;
    }

    @Override
    public String newId(RandomGenerator random, Instant now) {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    @Override
    public boolean admits(MultiMap headers) {
        return Cloud.authorizes(headers, "Bearer", key);
    }

    @Override
    public String statusPath() {
        return "/async/(?<id>[^/]+)/output";
    }

    @Override
    public Answer status(LiveTask live, Standing standing, String word, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", word);
        if (standing.ended()) {
            body.setAll(live.task().script().ending().answer());
        }
        return Answer.json(200, body);
    }

    @Override
    public Answer unknown() {
        return refusal(404, null);
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        String message = code == null ? "refused with status " + status : code;
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    @Override
    public List<String> submitPaths() {
        return List.of("/async");
    }

    @Override
    public Script order(String path, JsonNode body, ScriptGenerator scripts) {
        Cloud.required(body, "data");
        return scripts.next(kind());
    }

    @Override
    public Answer submitted(SimulatedTask task) {
        return Answer.json(201, JsonNodeFactory.instance.objectNode().put("id", task.id()));
    }
}
