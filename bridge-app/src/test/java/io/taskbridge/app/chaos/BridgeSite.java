// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.demo.SimulationOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Where one bridge lives, life after life: its ports, its directories, its configuration. */
record BridgeSite(String name, Path dir, int port, int managementPort) {
    static final String READY = "200 ";

    static BridgeSite of(String name, Path dir) {
        return new BridgeSite(name, dir.resolve(name), FreePort.find(), FreePort.find());
    }

    String url() {
        return "http://localhost:" + port;
    }

    URI health() {
        return URI.create("http://localhost:" + managementPort + "/health");
    }

    /** The configuration, written. */
    Path configure(String bootstrapServers, int providersPort) throws IOException {
        Files.createDirectories(dir);
        StringBuilder sources = new StringBuilder();
        String secret = SimulationOptions.defaults(0, Clock.systemUTC())
                .webhookSecrets()
                .get(0)
                .reveal();
        for (WorkSource source : WorkSource.values()) {
            String baseUrl =
                    "http://localhost:" + providersPort + "/" + source.kind().word();
            sources.append(
                    source.yaml(baseUrl, SimulationOptions.key(source.kind()).reveal(), secret));
        }
        return Files.writeString(dir.resolve("bridge.yaml"), """
                kafka: {bootstrapServers: "%s", groupId: chaos}
                topics: {partitions: 8, terminalRetention: 4h}
                spool: {dir: "%s"}
                results: {dir: "%s"}
                server: {host: localhost, port: %d, apiTokens: [%s]}
                management: {host: localhost, port: %d}
                sources:
                %s""".formatted(
                        bootstrapServers,
                        dir.resolve("spool"),
                        dir.resolve("results"),
                        port,
                        BridgeFixture.TOKEN,
                        managementPort,
                        sources));
    }

    /** What it says of its readiness, {@link #READY} first if it is; or why it says nothing. */
    String readiness(HttpClient http) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health().resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException away) {
            return away.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
