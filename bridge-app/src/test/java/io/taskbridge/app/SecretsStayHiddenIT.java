// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.StubProvider.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** No credential and no payload comes out where people look: logs, answers, health, metrics, configuration. */
class SecretsStayHiddenIT {
    private static final String API_TOKEN = "PLANTED-api-token-1234567890";
    private static final String WEBHOOK_SECRET = "whsec_PLANTEDwebhooksecret123456789012345678";
    private static final String PAYLOAD = "PLANTED-payload";
    /** What a provider says of a failure: for whoever holds a token, and for nobody else. */
    private static final String EXPLANATION = "CONFIDED-explanation";

    private static final String STRANGERS_TOKEN = "PLANTED-strangers-token";

    private final List<String> answers = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    @Test
    void nothingThatWasPlantedComesOut() {
        try (CapturedLogs logs = CapturedLogs.start();
                StubProvider provider = new StubProvider(SecretsStayHiddenIT::answer)) {
            BridgeSetup setup = setup(provider.url());
            operations.add(setup.config().toString());
            try (BridgeFixture bridge = setup.start()) {
                pollEverySource(bridge);
                sendWebhooks(bridge);
                askTheApi(bridge);
                writeToTheInbox(bridge);
                lookAround(bridge);
            }
            operations.addAll(logs.lines());

            assertThat(logs.lines()).anyMatch(line -> line.contains("io.taskbridge"));
            assertThat(answers).anyMatch(text -> text.contains(EXPLANATION));
            assertThat(answers).noneMatch(text -> text.contains("PLANTED"));
            assertThat(operations).noneMatch(text -> text.contains("PLANTED") || text.contains(EXPLANATION));
        }
    }

    private static Reply answer(String path) {
        if (path.contains("revoked")) {
            return new Reply(401, "{\"error\":\"bad key " + PAYLOAD + "\"}");
        }
        if (path.contains("garbage")) {
            return new Reply(200, "<html>" + PAYLOAD);
        }
        if (path.contains("strange")) {
            return new Reply(200, "{\"status\":\"" + PAYLOAD + "\"}");
        }
        return path.contains("broken")
                ? new Reply(500, PAYLOAD)
                : new Reply(200, "{\"task_status\":\"SUCCESS\",\"choices\":[\"" + PAYLOAD + "\"]}");
    }

    private static BridgeSetup setup(String provider) {
        return BridgeFixture.of("""
                  good: {provider: zai, baseUrl: "%1$s", credentials: {apiKey: PLANTED-zai-key}, poll: {minInterval: 50ms}}
                  revoked: {provider: zai, baseUrl: "%1$s/revoked", credentials: {apiKey: PLANTED-revoked}, poll: {minInterval: 50ms}}
                  garbage: {provider: vessl, baseUrl: "%1$s/garbage", credentials: {token: PLANTED-vessl}, poll: {minInterval: 50ms}}
                  strange: {provider: vessl, baseUrl: "%1$s/strange", credentials: {token: PLANTED-vessl}, poll: {minInterval: 50ms}}
                  broken: {provider: scale, baseUrl: "%1$s/broken", credentials: {apiKey: PLANTED-scale, accountId: PLANTED-account}, poll: {minInterval: 50ms}}
                  away: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: PLANTED-away}, poll: {minInterval: 50ms}}
                  hooked:
                    provider: baseten
                    baseUrl: "%1$s/garbage"
                    credentials: {apiKey: PLANTED-baseten}
                    webhook: {secrets: [%2$s], onKafkaDown: reject}
                """.formatted(provider, WEBHOOK_SECRET))
                .with("server.apiTokens", "[" + BridgeFixture.TOKEN + ", " + API_TOKEN + "]")
                .with(
                        "kafka.properties",
                        "{ssl.key.password: PLANTED-key-password, ssl.truststore.password: PLANTED-store-password,"
                                + " sasl.jaas.config: \"Module required password=PLANTED-sasl;\","
                                + " my.own.password: PLANTED-own}");
    }

    private void pollEverySource(BridgeFixture bridge) {
        for (String source : List.of("good", "revoked", "garbage", "strange", "broken", "away", "hooked")) {
            String target = source.equals("hooked") ? "model:abc" : "abc";
            keep(bridge.post(
                    "/v1/tasks", "{\"source\":\"" + source + "\",\"id\":\"a\",\"target\":\"" + target + "\"}"));
        }
        bridge.awaitTask("good/a", task -> task.path("state").asText().equals("COMPLETED"));
        for (String[] expected : new String[][] {{"revoked", "UNAUTHORIZED"}, {"broken", "UNREACHABLE"}}) {
            Await.until(
                    bridge::health,
                    health -> health.path("sources")
                            .path(expected[0])
                            .path("state")
                            .asText()
                            .equals(expected[1]));
        }
    }

    private void sendWebhooks(BridgeFixture bridge) {
        String good = BasetenWebhook.completed("hook", "\"" + PAYLOAD + "\"");
        keep(webhook(bridge, good, BasetenWebhook.sign(WEBHOOK_SECRET, good)));
        keep(webhook(bridge, good, BasetenWebhook.sign("forged", good)));
        keep(webhook(bridge, good, "PLANTED"));
        for (String bad :
                List.of(PAYLOAD, "{\"type\":\"" + PAYLOAD + "\"}", "{\"" + PAYLOAD + "\":", "[\"" + PAYLOAD)) {
            keep(webhook(bridge, bad, BasetenWebhook.sign(WEBHOOK_SECRET, bad)));
        }
        String failed = BasetenWebhook.failed("hook-failed", "[{\"code\":\"E\",\"message\":\"" + EXPLANATION + "\"}]");
        keep(webhook(bridge, failed, BasetenWebhook.sign(WEBHOOK_SECRET, failed)));
        bridge.awaitTask(
                "hooked/hook-failed", task -> task.path("state").asText().equals("FAILED"));
        keep(bridge.get("/v1/tasks/hooked/hook-failed"));
        bridge.awaitTask("hooked/hook", task -> task.path("state").asText().equals("COMPLETED"));
        keep(bridge.get("/v1/tasks/hooked/hook"));
    }

    private void askTheApi(BridgeFixture bridge) {
        keep(bridge.send(
                HttpRequest.newBuilder(bridge.server("/v1/tasks")).header("Authorization", "Bearer " + API_TOKEN)));
        keep(bridge.send(HttpRequest.newBuilder(bridge.server("/v1/tasks"))
                .header("Authorization", "Bearer " + STRANGERS_TOKEN)));
        keep(bridge.post("/v1/tasks", "{\"source\":\"good\",\"id\":\"" + PAYLOAD));
        keep(bridge.post("/v1/tasks", "[" + PAYLOAD + "]"));
        keep(bridge.post("/v1/tasks", "{\"source\":\"good\",\"id\":7,\"" + PAYLOAD + "\":1}"));
    }

    private void writeToTheInbox(BridgeFixture bridge) {
        bridge.write(new ProducerRecord<>(bridge.topic("bridge-inbox"), 0, "k", PAYLOAD));
        bridge.read("bridge-rejected", 1);
    }

    private void lookAround(BridgeFixture bridge) {
        for (String path : List.of("/metrics", "/health", "/health/ready", "/health/live")) {
            operations.add(
                    bridge.send(HttpRequest.newBuilder(bridge.management(path))).body());
        }
        for (String path : List.of("/openapi.yaml", "/asyncapi.yaml", "/nothing")) {
            keep(bridge.get(path));
        }
    }

    private static HttpResponse<String> webhook(BridgeFixture bridge, String body, String signature) {
        return bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/hooked"))
                .header(BasetenWebhook.SIGNATURE, signature)
                .POST(BodyPublishers.ofString(body)));
    }

    private void keep(HttpResponse<String> answer) {
        answers.add(answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
    }
}
