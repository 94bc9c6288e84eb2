// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.kafka.Partitions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bridges that speak TLS pass a caller's token on to each other, and to nobody else. */
class PeerTrustIT {
    private static final String SOURCE =
            "  zai: {provider: zai, baseUrl: \"http://localhost:1\", credentials: {apiKey: k}}\n";

    @TempDir
    private static Path dir;

    private static BridgeFixture asked;
    private static BridgeFixture twin;
    private static BridgeFixture misnamed;
    private static BridgeFixture stranger;
    private static HttpClient caller;

    @BeforeAll
    static void start() throws Exception {
        SelfSigned own = new SelfSigned(dir, "own");
        asked = BridgeFixture.of(SOURCE).with("server.tls", own.yaml()).start();
        twin = asked.another();
        String port = Integer.toString(FreePort.find());
        misnamed = asked.sibling()
                .with("server.port", port)
                .with("server.peerUrl", "\"https://localhost:" + port + "\"")
                .start();
        stranger = asked.sibling()
                .with("server.tls", new SelfSigned(dir, "stranger").yaml())
                .start();
        for (BridgeFixture bridge : List.of(asked, twin, misnamed, stranger)) {
            Await.until(() -> bridge.shards().size(), size -> size == 1);
        }
        caller = HttpClient.newBuilder().sslContext(own.trusted()).build();
    }

    @AfterAll
    static void stop() {
        List.of(asked, twin, misnamed, stranger).forEach(BridgeFixture::close);
    }

    /** Tracks a task that the bridge owns, and asks another bridge about it. */
    private static HttpResponse<String> askAboutATaskOf(BridgeFixture owner) throws Exception {
        int partition = owner.shards().iterator().next();
        String id = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "t" + i)
                .filter(any -> Partitions.of(("zai/" + any).getBytes(StandardCharsets.UTF_8), 4) == partition)
                .findFirst()
                .orElseThrow();
        String task = "{\"source\":\"zai\",\"id\":\"" + id + "\"}";
        assertThat(send("/v1/tasks", BodyPublishers.ofString(task), "POST").statusCode())
                .isEqualTo(202);
        return send("/v1/tasks/zai/" + id, BodyPublishers.noBody(), "GET");
    }

    private static HttpResponse<String> send(String path, HttpRequest.BodyPublisher body, String method)
            throws Exception {
        URI uri = URI.create("https://127.0.0.1:" + asked.bridge().serverPort() + path);
        return caller.send(asked.authorized(uri).method(method, body).build(), BodyHandlers.ofString());
    }

    @Test
    void ownerWithTheSameCertificateIsAsked() throws Exception {
        assertThat(askAboutATaskOf(twin).statusCode()).isEqualTo(200);
    }

    @Test
    void ownerWithAnUnknownCertificateIsNotAsked() throws Exception {
        assertError(askAboutATaskOf(stranger), 503, "unavailable");
    }

    @Test
    void ownerUnderANameThatItsCertificateDoesNotHoldIsNotAsked() throws Exception {
        assertError(askAboutATaskOf(misnamed), 503, "unavailable");
    }
}
