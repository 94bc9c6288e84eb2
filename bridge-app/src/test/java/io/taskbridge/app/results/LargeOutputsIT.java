// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.StubProvider;
import io.taskbridge.app.contract.Contracts;
import io.taskbridge.app.monitoring.Scrape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs that no Kafka record of this bridge can hold. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LargeOutputsIT {
    private static final String SECRET = "whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij";
    private static final String NOBODYS = "0".repeat(64);

    /** Just under the largest body, with what is around it. */
    private static final String LARGEST = output((32 << 20) - 1_000);

    @TempDir
    static Path temp;

    private static Path dir;
    private static StubProvider provider;
    private static BridgeFixture bridge;
    private static PublishedEvents events;

    /** Half of it many small things, which cost a parser most, half of it one large one. */
    private static String output(int bytes) {
        String item = "{\"price\":1.10,\"name\":\"caf\u00e9\"},";
        int length = item.getBytes(StandardCharsets.UTF_8).length;
        String items = item.repeat(bytes / 2 / length);
        return "[" + items + "\"" + "x".repeat(bytes - bytes / 2 / length * length - 4) + "\"]";
    }

    @BeforeAll
    static void start() {
        dir = temp.resolve("results");
        provider = new StubProvider(path -> new StubProvider.Reply(
                200,
                "{\"status\":\"completed\",\"output\":"
                        + (path.contains("largest") ? LARGEST : output(300_000))
                        + "}"));
        bridge = BridgeFixture.of("""
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {secrets: [%s], onKafkaDown: reject}
                  polled:
                    provider: vessl
                    baseUrl: "%s"
                    credentials: {token: k}
                    poll: {rate: 100/s, minInterval: 100ms, maxInterval: 500ms}
                """.formatted(SECRET, provider.url()))
                .with("results.dir", "\"" + dir + "\"")
                .with("topics.maxMessageBytes", "256KiB")
                .with("server.maxBodySize", "32MiB")
                .start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
        provider.close();
    }

    private static HttpResponse<String> webhook(String id, String output) {
        String body = BasetenWebhook.completed(id, output);
        return bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/hooked"))
                .header(BasetenWebhook.SIGNATURE, BasetenWebhook.sign(SECRET, body))
                .POST(BodyPublishers.ofString(body)));
    }

    private static void track(String source, String id, String labels) {
        HttpResponse<String> answer = bridge.post(
                "/v1/tasks", "{\"source\":\"" + source + "\",\"id\":\"" + id + "\",\"labels\":{" + labels + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static String sha256(String text) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode event(String key) {
        JsonNode event = events.first(key).value();
        assertThat(Contracts.problems(event, "event")).isEmpty();
        return event;
    }

    /** The event says where the output is, and there it is. */
    private static void assertKept(JsonNode event, String output) throws Exception {
        assertThat(event.path("to").asText()).isEqualTo("COMPLETED");
        assertThat(event.path("result").isNull()).isTrue();
        assertThat(event.path("resultOmitted").asText()).isEqualTo("too-large");
        JsonNode ref = event.path("resultRef");
        assertThat(ref.path("sha256").asText()).isEqualTo(sha256(output));
        assertThat(ref.path("bytes").asInt()).isEqualTo(output.getBytes(StandardCharsets.UTF_8).length);
        URI url = URI.create(ref.path("url").asText());
        assertThat(url).isEqualTo(bridge.server("/v1/results/" + sha256(output)));
        HttpResponse<String> kept = bridge.send(bridge.authorized(url));
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body().equals(output)).as("the output, byte for byte").isTrue();
    }

    @Test
    void largestWebhookIsKeptAside() throws Exception {
        assertThat(webhook("largest", LARGEST).statusCode()).isEqualTo(200);

        assertKept(event("hooked/largest"), LARGEST);
    }

    @Test
    void largestPolledOutputIsKeptAside() throws Exception {
        track("polled", "largest", "");

        assertKept(event("polled/largest"), LARGEST);
    }

    @Test
    void outputThatAnEventHasRoomForIsInTheEvent() {
        String output = "\"" + "x".repeat(180_000) + "\"";

        assertThat(webhook("fits", output).statusCode()).isEqualTo(200);

        JsonNode event = event("hooked/fits");
        assertThat(event.path("result").asText()).hasSize(180_000);
        assertThat(event.has("resultRef")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooked", "polled"})
    void outputForWhichItsTasksLabelsLeaveNoRoomIsKeptAside(String source) throws Exception {
        String labels = IntStream.range(0, 60)
                .mapToObj(i -> "\"" + i + "\":\"" + "l".repeat(1_024) + "\"")
                .collect(Collectors.joining(","));
        String output = source.equals("polled") ? output(300_000) : "\"" + "x".repeat(180_000) + "\"";
        track(source, "labelled", labels);

        if (source.equals("hooked")) {
            assertThat(webhook("labelled", output).statusCode()).isEqualTo(200);
        }

        JsonNode event = event(source + "/labelled");
        assertThat(event.path("labels")).hasSize(60);
        assertKept(event, output);
    }

    @Test
    void outputThatCannotBeKeptIsNotAcknowledgedAndComesAgain() throws Exception {
        Path away = temp.resolve("away");
        String output = output(400_000);
        boolean there = Files.exists(dir);
        if (there) {
            Files.move(dir, away);
        }
        Files.writeString(dir, "a file where a directory should be");

        HttpResponse<String> refused = webhook("again", output);
        track("polled", "again", "");
        Await.until(() -> failures(), failures -> failures >= 3);
        JsonNode health = bridge.health().path("results");
        Files.delete(dir);
        if (there) {
            Files.move(away, dir);
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(health.path("trouble").textValue()).contains("NotDirectory");
        assertKept(event("polled/again"), output(300_000));
        assertThat(webhook("again", output).statusCode()).isEqualTo(200);
        assertKept(event("hooked/again"), output);
        assertThat(events.of("hooked/again")).hasSize(1);
        assertThat(bridge.health().path("results").path("trouble").isNull()).isTrue();
    }

    private static double failures() {
        String metrics = bridge.send(HttpRequest.newBuilder(bridge.management("/metrics")))
                .body();
        return Scrape.sum(metrics, "taskbridge_results_failures_total");
    }

    @Test
    void keptResultAsksForAToken() {
        assertThat(bridge.send(HttpRequest.newBuilder(bridge.server("/v1/results/" + NOBODYS)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void resultThatIsNotHereIsNotFound() {
        HttpResponse<String> answer = bridge.get("/v1/results/" + NOBODYS);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"no-such-result\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "..%2F..%2Fpom.xml", "%2e%2e%2f%2e%2e%2fpom.xml", "..%00"})
    void whatIsNoDigestIsRefused(String name) {
        HttpResponse<String> answer = bridge.get("/v1/results/" + name);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid-digest\"");
    }

    @Test
    void keptResultCanBeAskedForItsSizeAlone() throws Exception {
        String output = output(200_000);
        webhook("sized", output);
        String sha256 = event("hooked/sized").path("resultRef").path("sha256").asText();

        HttpResponse<String> answer = bridge.send(
                bridge.authorized(bridge.server("/v1/results/" + sha256)).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("200000");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("ETag")).contains("\"" + sha256 + "\"");
    }

    @Test
    void resultIsNotFoundOnceItsTimeIsOver() throws IOException {
        String output = output(250_000);
        webhook("old", output);
        String sha256 = event("hooked/old").path("resultRef").path("sha256").asText();
        Path file = dir.resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        assertThat(bridge.get("/v1/results/" + sha256).statusCode()).isEqualTo(404);
    }
}
