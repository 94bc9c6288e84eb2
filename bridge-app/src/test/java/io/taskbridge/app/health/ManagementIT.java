// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.StubProvider.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the management port tells of a bridge at work. */
class ManagementIT {
    private static StubProvider provider;
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        provider = new StubProvider(path -> path.contains("locked")
                ? new Reply(401, "{\"error\":\"no\"}")
                : new Reply(200, "{\"task_status\":\"" + (path.endsWith("done") ? "SUCCESS" : "PROCESSING") + "\"}"));
        bridge = BridgeFixture.of("""
                  well: {provider: zai, baseUrl: "%1$s", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  locked: {provider: zai, baseUrl: "%1$s/locked", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  gone: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {unsigned: true, onKafkaDown: reject}
                """.formatted(provider.url())).start();
        bridge.post("/v1/tasks", """
                [{"source":"well","id":"runs"},{"source":"well","id":"done"},
                 {"source":"locked","id":"a"},{"source":"gone","id":"a"}]""");
        webhook(BasetenWebhook.completed("told", "{}"));
        webhook("[]");
        bridge.awaitTask("well/runs", task -> task.path("state").asText().equals("RUNNING"));
        bridge.awaitTask("well/done", task -> task.path("state").asText().equals("COMPLETED"));
        bridge.awaitTask("hooked/told", task -> task.path("state").asText().equals("COMPLETED"));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        provider.close();
    }

    @Test
    void bridgeThatWorksIsLiveAndReady() {
        assertThat(manage("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = manage("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(BridgeFixture.json(ready.body()).path("reasons")).isEmpty();
    }

    @Test
    void healthOfAWorkingSourceTellsWhatItIsDoing() {
        JsonNode well = Await.until(
                () -> source("well", "OK"), source -> source.path("tasks").asInt() == 1);

        assertThat(well.path("lastSuccess").asText()).isNotBlank();
        assertThat(well.path("oldestUnobservedSeconds").isNumber()).isTrue();
        assertThat(well.path("budgetInUse").asDouble()).isBetween(0.0, 1.0);
        assertThat(well.path("priceMeans").asText())
                .matches("one more request a second would save [0-9.]+ seconds of waiting every second");
    }

    @Test
    void healthTellsARevokedKeyFromASourceThatIsAway() {
        assertThat(source("locked", "UNAUTHORIZED").path("reason").asText()).isNotBlank();
        assertThat(source("gone", "UNREACHABLE").path("lastSuccess").isNull()).isTrue();
    }

    @Test
    void healthListsEveryShard() {
        JsonNode shards = bridge.health().path("shards");

        assertThat(shards).hasSize(4);
        assertThat(shards).allMatch(shard -> shard.path("state").asText().equals("RUNNING"));
        assertThat(shards).allMatch(shard -> shard.path("backlog").isInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskbridge_tasks_open{source=\"well\",state=\"running\"} 1.0",
                "taskbridge_tasks_open{source=\"gone\",state=\"tracked\"} 1.0",
                "taskbridge_polls_total{outcome=\"seen\",source=\"well\"}",
                "taskbridge_polls_total{outcome=\"refused\",source=\"locked\"}",
                "taskbridge_polls_total{outcome=\"unavailable\",source=\"gone\"}",
                "taskbridge_webhooks_total{outcome=\"accepted\",source=\"hooked\"} 1.0",
                "taskbridge_webhooks_total{outcome=\"malformed\",source=\"hooked\"} 1.0",
                "taskbridge_transitions_total{source=\"well\",state=\"completed\",via=\"poll\"} 1.0",
                "taskbridge_transitions_total{source=\"hooked\",state=\"completed\",via=\"webhook\"} 1.0",
                "taskbridge_detection_delay_seconds_bucket{source=\"hooked\",via=\"webhook\",le=",
                "taskbridge_commit_seconds_bucket{le=",
                "taskbridge_commit_failures_total 0.0",
                "taskbridge_inbox_unacknowledged 0.0",
                "taskbridge_shard_backlog 0.0",
                "taskbridge_poll_watched{source=\"well\"} 1.0",
                "taskbridge_poll_in_flight{source=\"well\"}",
                "taskbridge_poll_paused{source=\"well\"}",
                "taskbridge_poll_rate{source=\"well\"}",
                "taskbridge_poll_budget_used{source=\"well\"}",
                "taskbridge_poll_price{source=\"well\"}",
                "taskbridge_poll_delay_predicted{source=\"well\"}",
                "taskbridge_poll_delay_achieved{source=\"well\"}",
                "taskbridge_target_duration_median{source=\"well\",target=\"\"}",
                "taskbridge_target_duration_p90{source=\"well\",target=\"\"}",
                "jvm_memory_used_bytes{"
            })
    void metricsTellWhatHappened(String sample) {
        Await.until(() -> manage("/metrics").body(), text -> text.contains("\n" + sample));
    }

    @Test
    void everyMeterOfTheBridgeSaysWhatItMeans() {
        String metrics = manage("/metrics").body();

        assertThat(metrics.lines().filter(line -> line.startsWith("# TYPE taskbridge_")))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(metrics).containsPattern("# HELP " + line.split(" ", 4)[2] + " [A-Z].+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/none", "/v1/tasks", "/webhooks/hooked", "/metrics/x"})
    void nothingElseIsServedThere(String path) {
        assertError(manage(path), 404, "not-found");
    }

    @Test
    void managementIsOnlyRead() {
        assertError(
                bridge.send(
                        HttpRequest.newBuilder(bridge.management("/metrics")).POST(BodyPublishers.ofString("x"))),
                405,
                "method-not-allowed");
    }

    private static JsonNode source(String name, String state) {
        return Await.until(
                () -> bridge.health().path("sources").path(name),
                source -> source.path("state").asText().equals(state));
    }

    private static HttpResponse<String> manage(String path) {
        return bridge.send(HttpRequest.newBuilder(bridge.management(path)));
    }

    private static void webhook(String body) {
        bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/hooked")).POST(BodyPublishers.ofString(body)));
    }
}
