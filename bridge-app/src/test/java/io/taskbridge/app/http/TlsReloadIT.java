// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed on the disk is shown to whoever connects then, if it is any good. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TlsReloadIT {
    @TempDir
    private Path dir;

    private static HttpClient believing(SelfSigned certificate, HttpClient.Version version) {
        try {
            return HttpClient.newBuilder()
                    .version(version)
                    .sslContext(certificate.trusted())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(HttpClient client, BridgeFixture bridge) throws IOException {
        URI uri = URI.create("https://127.0.0.1:" + bridge.bridge().serverPort() + "/schemas/task-event.json");
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a new connection is shown this certificate. */
    private static boolean shows(BridgeFixture bridge, SelfSigned certificate) {
        try {
            return ask(believing(certificate, HttpClient.Version.HTTP_1_1), bridge)
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String awaitTrouble(BridgeFixture bridge, String expected) {
        return Await.until(
                () -> bridge.health()
                        .path("configuration")
                        .path("certificateTrouble")
                        .asText(),
                trouble -> trouble.contains(expected));
    }

    @Test
    void newCertificateIsShownAndABadOneIsNot() throws Exception {
        SelfSigned first = new SelfSigned(dir, "first");
        SelfSigned second = new SelfSigned(dir, "second");
        Path certificate = dir.resolve("server.crt");
        Path key = dir.resolve("server.key");
        first.copyTo(certificate, key);
        try (BridgeFixture bridge = BridgeFixture.of(
                        "  zai: {provider: zai, baseUrl: \"http://localhost:1\", credentials: {apiKey: k}}\n")
                .with("server.tls", "{certificate: \"" + certificate + "\", key: \"" + key + "\"}")
                .start()) {
            HttpClient connected = believing(first, HttpClient.Version.HTTP_1_1);
            assertThat(ask(connected, bridge).statusCode()).isEqualTo(200);
            HttpClient.Version best =
                    ask(believing(first, HttpClient.Version.HTTP_2), bridge).version();

            second.copyTo(certificate, key);

            Await.until(() -> shows(bridge, second), shown -> shown);
            assertThat(shows(bridge, first)).isFalse();
            // This one would not believe a new connection.
            assertThat(ask(connected, bridge).statusCode()).isEqualTo(200);
            assertThat(ask(believing(second, HttpClient.Version.HTTP_2), bridge).version())
                    .isEqualTo(best);

            first.copyTo(certificate, dir.resolve("elsewhere.key"));
            awaitTrouble(bridge, "server.tls: " + certificate + ": the key is not that of the certificate");
            Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nbroken");
            awaitTrouble(bridge, "server.tls: " + certificate);
            assertThat(shows(bridge, second)).isTrue();

            second.copyTo(certificate, key);
            Await.until(
                    () -> bridge.health().path("configuration").path("certificateTrouble"),
                    trouble -> trouble.isNull());
        }
    }
}
