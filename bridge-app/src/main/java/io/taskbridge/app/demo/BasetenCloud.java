// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Baseten: the status carries no output, the webhook does. */
record BasetenCloud(Secret key) implements Cloud {
    static final String SUCCEEDED = "SUCCEEDED";
    static final String WEBHOOK_FAILED = "WEBHOOK_FAILED";
    private static final String DEPLOYMENT = "d4w8zpl1";
    private static final String CHAIN = "chain:";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public ProviderKind kind() {
        return ProviderKind.BASETEN;
    }

    @Override
    public String newId(RandomGenerator random, Instant now) {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    @Override
    public boolean admits(MultiMap headers) {
        return Cloud.authorizes(headers, "Api-Key", key) || Cloud.authorizes(headers, "Bearer", key);
    }

    @Override
    public String statusPath() {
        return "/async_request/(?<id>[^/]+)";
    }

    @Override
    public Answer status(LiveTask live, Standing standing, String word, Instant now) {
        Delivery delivery = live.delivery();
        Instant undeliverable = live.undeliverableSince();
        ObjectNode body = identity(live.task())
                .put("status", undeliverable == null ? word : WEBHOOK_FAILED)
                .put("webhook_status", webhookStatus(live.task().script().webhook(), standing, delivery))
                .put("created_at", MICROS.format(live.task().submittedAt()))
                .put("status_at", MICROS.format(undeliverable == null ? standing.since() : undeliverable));
        body.set("errors", standing.ended() ? errors(live) : JsonNodeFactory.instance.arrayNode());
        return Answer.json(200, body);
    }

    /** The body of the webhook, its members in the documented order. */
    byte[] webhook(LiveTask live, Instant now) {
        ObjectNode body =
                identity(live.task()).put("type", "async_request_completed").put("time", MICROS.format(now));
        body.set("data", live.task().script().ending().output());
        body.set("errors", errors(live));
        return Json.write(body);
    }

    @Override
    public Answer unknown() {
        return refusal(404, null);
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", "refused with status " + status);
        return Answer.json(status, code == null ? body : body.put("error_code", code));
    }

    @Override
    public List<String> submitPaths() {
        String plane = "(?:/production|/development|/environments/[^/]+|/deployment/[^/]+)?";
        return List.of(plane + "/async_predict", plane + "/async_run_remote");
    }

    @Override
    public Script order(String path, JsonNode body, ScriptGenerator scripts) {
        boolean chain = path.endsWith("/async_run_remote");
        if (!chain) {
            Cloud.required(body, "model_input");
        }
        JsonNode endpoint = body.get("webhook_endpoint");
        Script script = scripts.next(kind());
        return (chain ? script.withTarget(BasetenScripts.CHAIN) : script.withTarget(BasetenScripts.MODEL))
                .withWebhook(endpoint == null ? WebhookPlan.none() : WebhookPlan.once(endpoint.asText()));
    }

    @Override
    public Answer submitted(SimulatedTask task) {
        return Answer.json(201, JsonNodeFactory.instance.objectNode().put("request_id", task.id()));
    }

    private static ObjectNode identity(SimulatedTask task) {
        String target = String.valueOf(task.target());
        return JsonNodeFactory.instance
                .objectNode()
                .put("request_id", task.id())
                .put(target.startsWith(CHAIN) ? "chain_id" : "model_id", target.substring(target.indexOf(':') + 1))
                .put("deployment_id", DEPLOYMENT);
    }

    private static JsonNode errors(LiveTask live) {
        JsonNode errors = live.task().script().ending().answer().get("errors");
        return errors == null ? JsonNodeFactory.instance.arrayNode() : errors;
    }

    private static String webhookStatus(@Nullable WebhookPlan plan, Standing standing, @Nullable Delivery delivery) {
        if (plan == null || plan.endpoint() == null) {
            return WebhookPlan.none().statusWithoutCall();
        }
        if (delivery != null) {
            return delivery.succeeded() ? SUCCEEDED : "FAILED";
        }
        return standing.ended() && plan.deliveries() == 0 ? plan.statusWithoutCall() : "PENDING";
    }
}
