// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.StubProvider.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the documents say happens, and nothing else does. The fixture holds every exchange and record to them, here as
 * in all tests; what is shown here is that no part of them is left out.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ContractIT {
    private static final String NOBODYS = "0".repeat(64);

    /** By one byte, so that the answer does not come while the client still sends. */
    private static final String TOO_LARGE = "x".repeat((1 << 20) + 1);

    /** What the provider says of a task, by its id. */
    private static final Map<String, Reply> ANSWERS = Map.of(
            "queued", says("QUEUED", "PENDING"),
            "overdue", says("QUEUED", "PENDING"),
            "runs", says("IN_PROGRESS", "PENDING"),
            "plain", says("SUCCEEDED", "NO_WEBHOOK_PROVIDED"),
            "missed", says("SUCCEEDED", "PENDING"),
            "undelivered", says("WEBHOOK_FAILED", "FAILED"),
            "failed", says("FAILED", "PENDING"),
            "expired", says("EXPIRED", "PENDING"),
            "canceled", says("CANCELED", "PENDING"));

    private static StubProvider provider;
    private static BridgeFixture bridge;
    private static PublishedEvents events;

    private static Reply says(String status, String webhookStatus) {
        return new Reply(
                200,
                "{\"status\":\"" + status + "\",\"webhook_status\":\"" + webhookStatus
                        + "\",\"status_at\":\"2026-01-15T10:20:30Z\",\"errors\":[]}");
    }

    @BeforeAll
    static void start() {
        provider = new StubProvider(path ->
                ANSWERS.getOrDefault(path.replaceFirst(".*/", ""), new Reply(404, "{\"error\":\"no such request\"}")));
        bridge = BridgeFixture.of("""
                  hooked:
                    provider: baseten
                    baseUrl: "%1$s"
                    credentials: {apiKey: k}
                    poll: {rate: 100/s, minInterval: 50ms, maxInterval: 200ms, notFoundGrace: 0s}
                    webhook: {unsigned: true, resultGrace: 300ms, onKafkaDown: reject}
                  signed:
                    provider: baseten
                    baseUrl: "%1$s"
                    credentials: {apiKey: k}
                    webhook: {secrets: [whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij], onKafkaDown: reject}
                """.formatted(provider.url()))
                .with("topics.maxMessageBytes", "64KiB")
                .start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
        provider.close();
    }

    /** Left out is only that something is down, which tests of outages bring about, held to the document too. */
    @Test
    void everyOperationEndsInEveryWayThatIsDocumented() throws Exception {
        Set<String> seen = new TreeSet<>();
        String large = keptAside();
        seen.add(check(webhook("hooked", BasetenWebhook.completed("a", "{}"))));
        seen.add(check(webhook("hooked", "[]")));
        seen.add(check(webhook("signed", BasetenWebhook.completed("a", "{}"))));
        seen.add(check(webhook("nobody", "{}")));
        for (String body : List.of("{\"source\":\"hooked\",\"id\":\"queued\"}", "{\"source\":\"hooked\"}")) {
            seen.add(check(bridge.post("/v1/tasks", body)));
        }
        for (String path : List.of("/v1/tasks?limit=1", "/v1/tasks?limit=0", "/v1/tasks/hooked/queued")) {
            seen.add(check(bridge.get(path)));
        }
        for (String path : List.of("/v1/tasks/hooked/%00", "/v1/tasks/hooked/unheard-of", "/v1/events?state=x")) {
            seen.add(check(bridge.get(path)));
        }
        seen.add(check(bridge.delete("/v1/tasks/hooked/queued")));
        seen.add(check(bridge.delete("/v1/tasks/hooked/%00")));
        for (String digest : List.of(large, NOBODYS, "no-digest")) {
            seen.add(check(bridge.get("/v1/results/" + digest)));
            seen.add(check(head("/v1/results/" + digest, "Bearer " + BridgeFixture.TOKEN)));
        }
        for (String path : List.of("/v1/tasks", "/v1/tasks/hooked/a", "/v1/events", "/v1/results/" + NOBODYS)) {
            seen.add(check(bridge.send(HttpRequest.newBuilder(bridge.server(path)))));
        }
        seen.add(check(head("/v1/results/" + NOBODYS, "Bearer wrong")));
        seen.add(check(
                bridge.send(HttpRequest.newBuilder(bridge.server("/v1/tasks")).POST(BodyPublishers.ofString("{}")))));
        seen.add(check(bridge.send(
                HttpRequest.newBuilder(bridge.server("/v1/tasks/hooked/a")).DELETE())));
        seen.add(check(stream(bridge.authorized(bridge.server("/v1/events"))), ""));
        seen.add(check(stream(HttpRequest.newBuilder(bridge.management("/dashboard/stream"))), ""));
        for (String step : List.of("/pause", "/resume")) {
            seen.add(check(bridge.post("/v1/sources/signed" + step, "")));
            seen.add(check(bridge.post("/v1/sources/nobody" + step, "")));
            seen.add(check(bridge.send(HttpRequest.newBuilder(bridge.server("/v1/sources/signed" + step))
                    .POST(BodyPublishers.noBody()))));
        }
        seen.add(check(withoutTopicOfAll()));
        for (String path : List.of("/openapi.yaml", "/asyncapi.yaml", "/schemas/task-event.json")) {
            seen.add(check(bridge.get(path)));
        }
        for (String path : List.of(
                "/health/live",
                "/health/ready",
                "/health",
                "/metrics",
                "/",
                "/dashboard/assets/main.js",
                "/dashboard/assets/none.js",
                "/dashboard/task?key=hooked/a",
                "/dashboard/task?key=a")) {
            seen.add(check(bridge.send(HttpRequest.newBuilder(bridge.management(path)))));
        }
        // Last, and apart: their connections end, and what is posted on such a one is not sent again, as a GET is.
        seen.add(check(webhook("hooked", TOO_LARGE)));
        seen.add(check(bridge.get("/openapi.yaml")));
        seen.add(check(bridge.post("/v1/tasks", TOO_LARGE)));
        seen.add(check(bridge.get("/asyncapi.yaml")));

        Set<String> documented = DocumentedOperation.outcomes();
        documented.removeIf(outcome -> outcome.endsWith(" 503"));
        assertThat(seen).isEqualTo(documented);
    }

    @Test
    void everyKindOfEventIsPublished() {
        track("overdue", ",\"deadline\":\"" + Instant.now().plusSeconds(1) + "\"");
        ANSWERS.keySet().forEach(id -> track(id, ""));
        track("forgotten", "");
        webhook("hooked", BasetenWebhook.completed("told", "{\"n\":1.10}"));
        events.first("hooked/missed");
        webhook("hooked", BasetenWebhook.completed("missed", "\"late\""));
        keptAside();

        List<JsonNode> published = Await.until(
                () -> events.all().stream().map(PublishedEvents.Event::value).toList(),
                all -> words(all, "to").equals(documented("to"))
                        && words(all, "via").equals(documented("via"))
                        && words(all, "resultOmitted").equals(documented("resultOmitted"))
                        && words(all, "from").contains("COMPLETED"));
        assertThat(published).anyMatch(event -> event.has("resultRef"));
        for (String state : documented("to")) {
            assertThat(bridge.read("task-" + state.toLowerCase(Locale.ROOT), 1)).isNotEmpty();
        }
    }

    @Test
    void whatNobodyUnderstandsIsPutAsideAsDocumented() {
        bridge.write(new ProducerRecord<>(bridge.topic("bridge-inbox"), "key", "{\"type\":\"sing\"}"));

        assertThat(bridge.read("bridge-rejected", 1)).isNotEmpty();
    }

    private static Set<String> words(List<JsonNode> events, String field) {
        return events.stream()
                .map(event -> event.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented(String field) {
        return StreamSupport.stream(
                        Contracts.at("event/properties/" + field + "/enum").spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String check(HttpResponse<String> answer) {
        return check(answer, answer.body());
    }

    private static String check(HttpResponse<?> answer, String body) {
        return HttpContract.check(answer, body);
    }

    private static void track(String id, String more) {
        bridge.post("/v1/tasks", "{\"source\":\"hooked\",\"id\":\"" + id + "\"" + more + "}");
    }

    /** Publishes an output that does not fit into a record; returns its digest. */
    private static String keptAside() {
        webhook("hooked", BasetenWebhook.completed("large", "\"" + "x".repeat(200 << 10) + "\""));
        return events.first("hooked/large")
                .value()
                .path("resultRef")
                .path("sha256")
                .asText();
    }

    private static HttpResponse<String> webhook(String source, String body) {
        return bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/" + source))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> head(String path, String authorization) {
        return bridge.send(HttpRequest.newBuilder(bridge.server(path))
                .header("Authorization", authorization)
                .method("HEAD", BodyPublishers.noBody()));
    }

    /** An answer without an end. */
    private static HttpResponse<InputStream> stream(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer;
    }

    private static HttpResponse<String> withoutTopicOfAll() {
        try (BridgeFixture other =
                BridgeFixture.of("""
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                """).with("topics.all", "\"\"").start()) {
            return other.get("/v1/events");
        }
    }
}
