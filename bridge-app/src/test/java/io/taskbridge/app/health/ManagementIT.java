// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.StubProvider.Reply;
import io.taskbridge.app.container.DockerFiles;
import io.taskbridge.app.contract.Contracts;
import io.taskbridge.app.monitoring.AlertRules;
import io.taskbridge.app.monitoring.GrafanaDashboard;
import io.taskbridge.app.monitoring.OperatingGuide;
import io.taskbridge.app.monitoring.Promtool;
import io.taskbridge.app.monitoring.Scrape;
import io.taskbridge.app.monitoring.Selector;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
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
                : path.contains("busy")
                        ? new Reply(429, "{}")
                        : new Reply(
                                200,
                                "{\"task_status\":\"" + (path.endsWith("done") ? "SUCCESS" : "PROCESSING") + "\"}"));
        bridge = BridgeFixture.of("""
                  well: {provider: zai, baseUrl: "%1$s", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  locked: {provider: zai, baseUrl: "%1$s/locked", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  busy: {provider: zai, baseUrl: "%1$s/busy", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  gone: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}, poll: {minInterval: 100ms}}
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {unsigned: true}
                """.formatted(provider.url())).start();
        bridge.post("/v1/tasks", """
                [{"source":"well","id":"runs"},{"source":"well","id":"done"},
                 {"source":"locked","id":"a"},{"source":"gone","id":"a"},
                 {"source":"busy","id":"a"}]""");
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
    void imageSeesThatTheBridgeIsReady() throws Exception {
        int port = bridge.management("/").getPort();

        assertThat(new ProcessBuilder(DockerFiles.healthcheck(port)).start().waitFor())
                .isZero();
        assertThat(new ProcessBuilder(DockerFiles.healthcheck(FreePort.find()))
                        .start()
                        .waitFor())
                .isPositive();
    }

    @Test
    void healthOfAWorkingSourceTellsWhatItIsDoing() {
        JsonNode well = Await.until(
                () -> source("well", "OK"), source -> source.path("tasks").asInt() == 1);

        assertThat(well.path("lastSuccess").asText()).isNotBlank();
        assertThat(well.path("oldestUnobservedSeconds").isNumber()).isTrue();
        assertThat(well.path("budgetInUse").asDouble()).isBetween(0.0, 1.0);
        assertThat(well.path("throttledShare").asDouble()).isZero();
        assertThat(well.path("webhooks").isNull()).isTrue();
        assertThat(well.path("priceMeans").asText())
                .matches("one more request a second would save [0-9.]+ seconds of waiting every second");
    }

    @Test
    void healthTellsARevokedKeyFromASourceThatIsAway() {
        assertThat(source("locked", "UNAUTHORIZED").path("reason").asText()).isNotBlank();
        assertThat(source("gone", "UNREACHABLE").path("lastSuccess").isNull()).isTrue();
    }

    @Test
    void healthTellsWhichPartOfTheRequestsIsTurnedAway() {
        JsonNode busy = source("busy", "THROTTLED");

        assertThat(busy.path("throttledShare").asDouble()).isEqualTo(1);
    }

    @Test
    void healthCountsWebhooksByWhatBecameOfThem() {
        JsonNode webhooks =
                Await.until(() -> bridge.health().at("/sources/hooked/webhooks"), outcomes -> outcomes.has("accepted"));

        assertThat(webhooks).isEqualTo(BridgeFixture.json("{\"accepted\":1,\"malformed\":1}"));
    }

    @Test
    void healthListsEveryShardWithWhatItDoes() {
        JsonNode shards = bridge.health().path("shards");

        assertThat(shards).hasSize(4).allSatisfy(shard -> {
            assertThat(shard.path("state").asText()).isEqualTo("RUNNING");
            assertThat(shard.path("restoreSeconds").isNumber()).isTrue();
            assertThat(shard.path("failedCommits").asInt(-1)).isZero();
        });
        assertThat(shards).anyMatch(shard -> shard.path("lastCommit").isTextual());
    }

    @Test
    void healthIsWhatItsDocumentSays() {
        assertThat(Contracts.problems(bridge.health(), "openapi/components/schemas/Health"))
                .isEmpty();
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
                "taskbridge_poll_paused{source=\"well\"} 0.0",
                "taskbridge_poll_limit_per_second{source=\"well\"}",
                "taskbridge_poll_budget_used_ratio{source=\"well\"}",
                "taskbridge_poll_price_seconds{source=\"well\"}",
                "taskbridge_poll_delay_predicted_seconds{source=\"well\"}",
                "taskbridge_poll_delay_achieved_seconds{source=\"well\"}",
                "taskbridge_target_duration_median_seconds{source=\"well\",target=\"\"}",
                "taskbridge_target_duration_p90_seconds{source=\"well\",target=\"\"}",
                "taskbridge_source_state{source=\"well\",state=\"ok\"} 1.0",
                "taskbridge_source_state{source=\"locked\",state=\"unauthorized\"} 1.0",
                "taskbridge_source_last_success_timestamp_seconds{source=\"gone\"} 0.0",
                "taskbridge_poll_max_interval_seconds{source=\"well\"} 600.0",
                "taskbridge_poll_throttled_ratio{source=\"busy\"} 1.0",
                "taskbridge_shard_state{partition=\"3\",state=\"running\"} 1.0",
                "taskbridge_shard_state{partition=\"3\",state=\"elsewhere\"} 0.0",
                "taskbridge_shard_failed_commits{partition=\"0\"} 0.0",
                "taskbridge_spool_usable 1.0",
                "taskbridge_ready 1.0",
                "jvm_memory_used_bytes{"
            })
    void metricsTellWhatHappened(String sample) {
        Await.until(() -> manage("/metrics").body(), text -> text.contains("\n" + sample));
    }

    @Test
    void metersAreThoseOfTheGuide() {
        assertThat(wholeScrape().meters())
                .filteredOn(meter -> OperatingGuide.foreignPrefixes().stream()
                        .noneMatch(prefix -> meter.name().startsWith(prefix)))
                .containsExactlyElementsOf(OperatingGuide.meters());
    }

    @Test
    void alertsAndDashboardAskForWhatThereIs() {
        Scrape scrape = wholeScrape();
        Stream<String> expressions = Stream.concat(
                AlertRules.all().stream().map(AlertRules.Alert::expression), GrafanaDashboard.expressions().stream());

        assertThat(expressions.flatMap(expression -> Selector.of(expression).stream()))
                .isNotEmpty()
                .filteredOn(selector -> !scrape.matches(selector))
                .isEmpty();
    }

    @Test
    void prometheusFindsNothingWrongWithTheMetersOfOurs() throws Exception {
        Promtool.Verdict verdict = Promtool.find().run(manage("/metrics").body(), "check", "metrics");

        assertThat(verdict.said().lines()).noneMatch(line -> line.startsWith("taskbridge_"));
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

    /** Some meters are there only once something has been learned or has happened. */
    private static Scrape wholeScrape() {
        return Await.until(
                () -> new Scrape(manage("/metrics").body()),
                scrape -> scrape.meters().containsAll(OperatingGuide.meters()));
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
