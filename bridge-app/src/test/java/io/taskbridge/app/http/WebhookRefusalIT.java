// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.RawHttp;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that are signed well and refused all the same, and those that nobody waits for. */
class WebhookRefusalIT {
    private static final int LARGEST_BODY = 64 << 10;

    private static BridgeFixture bridge;
    private static Webhooks webhooks;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES)
                .with("server.maxBodySize", "64KiB")
                .start();
        webhooks = new Webhooks(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "42",
                "\"text\"",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"a\",\"time\":\"2026-01-15T10:20:30Z\"",
                "{\"type\":\"async_request_completed\",\"request_id\":12,\"time\":\"2026-01-15T10:20:30Z\",\"errors\":[]}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"\",\"time\":\"2026-01-15T10:20:30Z\",\"errors\":[]}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"a\\u0000b\",\"time\":\"2026-01-15T10:20:30Z\",\"errors\":[]}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"a\",\"time\":\"2026-01-15T10:20:30Z\",\"errors\":{}}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"a\",\"time\":\"yesterday\",\"errors\":[]}",
                "{\"type\":\"async_request_completed\",\"request_id\":\"a\",\"errors\":[]}",
                "{\"type\":\"async_request_completed\"}{}"
            })
    void bodyThatMeansNothingIsMalformed(String body) {
        assertError(webhooks.signed(body), 400, "malformed");
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] body = BasetenWebhook.completed("latin", "\"caf\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);

        assertError(webhooks.signed(body), 400, "malformed");
    }

    @Test
    void abyssOfBracketsIsMalformed() {
        assertError(webhooks.signed("[".repeat(LARGEST_BODY)), 400, "malformed");
        assertError(webhooks.signed(BasetenWebhook.completed("abyss", "[".repeat(60_000))), 400, "malformed");
    }

    @Test
    void largestBodyIsAccepted() {
        String empty = BasetenWebhook.completed("brim", "\"\"");
        String body = BasetenWebhook.completed("brim", "\"" + "x".repeat(LARGEST_BODY - empty.length()) + "\"");

        // The time's fraction may have a digit more or less in the second writing.
        String full = body.length() > LARGEST_BODY ? body.replaceFirst("x{9}", "") : body;
        assertThat(webhooks.signed(full).statusCode()).isEqualTo(200);
    }

    @Test
    void bodyOfAnnouncedExcessiveLengthIsTooLarge() {
        assertError(webhooks.signed("x".repeat(LARGEST_BODY + 1)), 413, "body-too-large");
    }

    @Test
    void bodyOfExcessiveLengthInChunksIsTooLarge() {
        byte[] body = "x".repeat(LARGEST_BODY + 1).getBytes(StandardCharsets.UTF_8);

        assertError(
                webhooks.send(
                        "signed",
                        BasetenWebhook.sign(Webhooks.SECRET, body),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                413,
                "body-too-large");
    }

    @Test
    void lengthAnnouncedBeyondTheLimitIsRefusedBeforeTheBodyComes() {
        RawHttp.Answer answer = RawHttp.exchange(
                bridge.bridge().serverPort(),
                "POST /webhooks/signed HTTP/1.1\r\nHost: b\r\nContent-Length: 999999999999\r\n\r\n");

        assertError(answer, 413, "body-too-large");
    }

    @Test
    void endlessBodyIsCutOff() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (RawHttp connection = new RawHttp(bridge.bridge().serverPort())) {
            connection.send("POST /webhooks/signed HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.send(chunk).send(chunk);
            assertError(connection.answer(), 413, "body-too-large");

            assertThat(connection.sendUntilClosed(chunk, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void senderThatAsksFirstIsToldToGoOn() {
        String body = BasetenWebhook.completed("polite", "{}");
        try (RawHttp connection = new RawHttp(bridge.bridge().serverPort())) {
            connection.send("POST /webhooks/signed HTTP/1.1\r\nHost: b\r\nExpect: 100-continue\r\n"
                    + BasetenWebhook.SIGNATURE + ": " + BasetenWebhook.sign(Webhooks.SECRET, body) + "\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(100);

            assertThat(connection.send(body).answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "deaf", "Signed", "signed%2F", "%00", "signed%20"})
    void sourceThatTakesNoWebhooksIsNotFound(String source) {
        assertError(webhooks.unsigned(source, BasetenWebhook.completed("a", "{}")), 404, "no-such-webhook");
    }

    @Test
    void webhooksAreOnlyPosted() {
        assertError(bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/signed"))), 405, "method-not-allowed");
    }
}
