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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users start it: a process of its own, on its embedded Kafka. */
class ServeIT {
    private static final String TASK = "{\"source\":\"zai\",\"id\":\"kept\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Process> started = new ArrayList<>();
    private int server;
    private int management;

    @TempDir
    private Path dir;

    @BeforeEach
    void configure() throws IOException {
        server = freePort();
        management = freePort();
        Files.writeString(dir.resolve("bridge.yaml"), """
                kafka: {embedded: {port: 0, dataDir: "%s"}}
                topics: {partitions: 2}
                server: {host: localhost, port: %d, apiTokens: [${TOKEN}]}
                management: {host: localhost, port: %d}
                sources:
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                """.formatted(dir.resolve("kafka"), server, management));
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void termSignalEndsTheBridgeCleanlyWithinTenSeconds() throws Exception {
        Process bridge = serve();

        bridge.destroy();

        assertThat(bridge.waitFor(10, TimeUnit.SECONDS)).as("ended in time").isTrue();
        assertThat(bridge.exitValue()).isZero();
    }

    @Test
    void trackedTaskSurvivesAKilledBridge() throws Exception {
        Process doomed = serve();
        assertThat(track().statusCode()).isEqualTo(202);
        doomed.destroyForcibly().waitFor();

        serve();

        // Ready means restored; what was only in the inbox is read a moment later.
        Await.until(this::task, body -> body.contains("\"state\":\"TRACKED\""));
    }

    @Test
    void portThatIsTakenIsNamedAndTheBridgeDoesNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(management)) {
            Process bridge = start(ProcessBuilder.Redirect.PIPE);

            String said = new String(bridge.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bridge.waitFor()).isEqualTo(2);
            assertThat(said)
                    .contains("management.port: " + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    private Process serve() throws IOException {
        Process bridge = start(ProcessBuilder.Redirect.INHERIT);
        Await.until(() -> status("/health/ready"), status -> status == 200);
        return bridge;
    }

    private Process start(ProcessBuilder.Redirect errors) throws IOException {
        ProcessBuilder command = JavaProcess.of(
                        Main.class,
                        "serve",
                        "--config",
                        dir.resolve("bridge.yaml").toString())
                .redirectError(errors);
        command.environment().put("TOKEN", BridgeFixture.TOKEN);
        Process process = command.start();
        started.add(process);
        return process;
    }

    private int status(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://localhost:" + management + path)))
                    .statusCode();
        } catch (IOException notListening) {
            return 0;
        }
    }

    private HttpResponse<String> track() throws IOException {
        return send(authorized("/v1/tasks").POST(HttpRequest.BodyPublishers.ofString(TASK)));
    }

    private String task() {
        try {
            return send(authorized("/v1/tasks/zai/kept")).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server + path))
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
