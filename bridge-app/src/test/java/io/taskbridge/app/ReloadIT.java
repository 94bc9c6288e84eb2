// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and rates change while the bridge runs, in files that Kubernetes mounts. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReloadIT {
    @TempDir
    private Path dir;

    private HttpServer provider;
    private BridgeSetup setup;
    private Path file;
    private String yaml;
    private CapturedLogs logs;

    @BeforeEach
    void start() throws IOException {
        logs = CapturedLogs.start();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            boolean known =
                    exchange.getRequestHeaders().getFirst("Authorization").equals("Api-Key key-new");
            byte[] body = "{\"status\":\"IN_PROGRESS\",\"webhook_status\":\"PENDING\",\"errors\":[]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        mount("old");
        for (String name : new String[] {"key", "token", "secret"}) {
            Files.createSymbolicLink(dir.resolve(name), Path.of("..data", name));
        }
        file = dir.resolve("bridge.yaml");
        setup = BridgeFixture.of("""
                  hooked:
                    provider: baseten
                    baseUrl: "http://localhost:%d"
                    credentials: {apiKey: "${file:%s/key}"}
                    poll: {minInterval: 50ms, rate: 10/s}
                    webhook: {secrets: ["${file:%2$s/secret}"], onKafkaDown: reject}
                """.formatted(provider.getAddress().getPort(), dir))
                .with("server.apiTokens", "[" + BridgeFixture.TOKEN + ", \"${file:" + dir + "/token}\"]")
                .watching(file);
        yaml = setup.yaml();
        Files.writeString(file, yaml);
    }

    @AfterEach
    void stop() {
        provider.stop(0);
        logs.close();
    }

    /** As Kubernetes does it: a folder beside, and one link that is turned to it. */
    private void mount(String version) throws IOException {
        Path folder = Files.createDirectory(dir.resolve("..version-" + version));
        for (String name : new String[] {"key", "token", "secret"}) {
            Files.writeString(folder.resolve(name), name + "-" + version + "\n");
        }
        Path link = Files.createSymbolicLink(dir.resolve("..data-next"), folder.getFileName());
        Files.move(link, dir.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int list(BridgeFixture bridge, String token) {
        return bridge.send(
                        HttpRequest.newBuilder(bridge.server("/v1/tasks")).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static int webhook(BridgeFixture bridge, String secret) {
        String body = BasetenWebhook.completed("w", "{}");
        return bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/hooked"))
                        .header(BasetenWebhook.SIGNATURE, BasetenWebhook.sign(secret, body))
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static JsonNode awaitSource(BridgeFixture bridge, Predicate<JsonNode> good) {
        return Await.until(() -> bridge.health().path("sources").path("hooked"), good);
    }

    private static JsonNode awaitConfiguration(BridgeFixture bridge, Predicate<JsonNode> good) {
        return Await.until(() -> bridge.health().path("configuration"), good);
    }

    @Test
    void secretsAndRatesAreTakenOverAndABadFileIsNot() throws IOException {
        try (BridgeFixture bridge = setup.start()) {
            bridge.post("/v1/tasks", "{\"source\":\"hooked\",\"id\":\"a\",\"target\":\"model:m7x2q9kd\"}");
            awaitSource(bridge, source -> source.path("state").asText().equals("UNAUTHORIZED"));
            assertThat(list(bridge, "token-old")).isEqualTo(200);
            assertThat(webhook(bridge, "secret-old")).isEqualTo(200);

            mount("new");

            awaitSource(bridge, source -> source.path("state").asText().equals("OK"));
            assertThat(list(bridge, "token-new")).isEqualTo(200);
            assertThat(list(bridge, "token-old")).isEqualTo(401);
            assertThat(webhook(bridge, "secret-new")).isEqualTo(200);
            assertThat(webhook(bridge, "secret-old")).isEqualTo(401);

            Files.writeString(file, yaml.replace("10/s", "30/s").replace("50ms", "70ms"));

            awaitSource(bridge, source -> source.path("ratePerSecond").asDouble() > 25);
            JsonNode half =
                    awaitConfiguration(bridge, now -> now.path("needRestart").size() == 1);
            assertThat(half.path("needRestart").path(0).asText()).isEqualTo("sources.hooked.poll.minInterval");
            assertThat(half.path("trouble").isNull()).isTrue();

            Files.writeString(file, yaml.replace("10/s", "fast"));

            JsonNode bad =
                    awaitConfiguration(bridge, now -> !now.path("trouble").isNull());
            assertThat(bad.path("trouble").asText()).startsWith("sources.hooked.poll.rate: fast: must be");
            assertThat(bridge.health()
                            .path("sources")
                            .path("hooked")
                            .path("ratePerSecond")
                            .asDouble())
                    .isGreaterThan(25);

            Files.writeString(file, yaml);

            awaitConfiguration(
                    bridge,
                    now -> now.path("trouble").isNull()
                            && now.path("needRestart").isEmpty());
            awaitSource(bridge, source -> source.path("ratePerSecond").asDouble() < 15);
            assertThat(logs.ofTaskbridge(Level.WARN))
                    .anyMatch(line ->
                            line.contains("cannot be used, the former stays in force: sources.hooked.poll.rate"))
                    .anyMatch(line -> line.contains("Only a restart takes over: sources.hooked.poll.minInterval"));
            assertThat(logs.lines())
                    .noneMatch(line -> line.contains("key-") && line.contains("-new"))
                    .noneMatch(line -> line.contains("token-new") || line.contains("secret-new"));
        }
    }
}
