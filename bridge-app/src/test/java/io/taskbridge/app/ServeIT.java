// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users start it: a process of its own, on its embedded Kafka. */
class ServeIT {
    private static final String SOURCE =
            "  zai: {provider: zai, baseUrl: \"http://localhost:1\", credentials: {apiKey: k}}\n";
    private static final String TASK = "{\"source\":\"zai\",\"id\":\"kept\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BridgeSetup setup;

    @TempDir
    private Path dir;

    @BeforeEach
    void configure() {
        setup = BridgeFixture.of(SOURCE)
                .onEmbeddedKafka(dir.resolve("kafka"))
                .with("topics.partitions", "2")
                .with("server.apiTokens", "[${TOKEN}]");
    }

    @Test
    void termSignalEndsTheBridgeCleanlyWithinTenSeconds() throws Exception {
        try (BridgeProcess bridge = serve()) {
            assertThat(bridge.stop()).as("ended in time").hasValue(0);
        }
    }

    @Test
    void trackedTaskSurvivesAKilledBridge() throws Exception {
        try (BridgeProcess doomed = serve()) {
            assertThat(track(doomed).statusCode()).isEqualTo(202);
        }

        try (BridgeProcess next = serve()) {
            // Ready means restored; what was only in the inbox is read a moment later.
            Await.until(() -> task(next), body -> body.contains("\"state\":\"TRACKED\""));
        }
    }

    @Test
    void portThatIsTakenIsNamedAndTheBridgeDoesNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String yaml = setup.with("management.port", Integer.toString(taken.getLocalPort()))
                    .yaml();
            Path config = Files.writeString(dir.resolve("taken.yaml"), yaml);
            ProcessBuilder command = JavaProcess.of(Main.class, "serve", "--config", config.toString());
            command.environment().put("TOKEN", BridgeFixture.TOKEN);
            Process bridge = command.start();

            String said = new String(bridge.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bridge.waitFor()).isEqualTo(2);
            assertThat(said)
                    .contains("management.port: " + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    private BridgeProcess serve() throws IOException {
        return new BridgeProcess(setup, dir).awaitReady();
    }

    private HttpResponse<String> track(BridgeProcess bridge) throws IOException {
        return send(authorized(bridge, "/v1/tasks").POST(HttpRequest.BodyPublishers.ofString(TASK)));
    }

    private String task(BridgeProcess bridge) {
        try {
            return send(authorized(bridge, "/v1/tasks/zai/kept")).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder authorized(BridgeProcess bridge, String path) {
        return HttpRequest.newBuilder(URI.create(bridge.publicUrl() + path))
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
