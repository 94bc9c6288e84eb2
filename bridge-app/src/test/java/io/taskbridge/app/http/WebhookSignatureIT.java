// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed at the door of the webhooks. */
class WebhookSignatureIT {
    private static final String STRANGER = "whsec_strangerstrangerstrangerstrangerstranger";

    private static BridgeFixture bridge;
    private static PublishedEvents events;
    private static Webhooks webhooks;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES).start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
        webhooks = new Webhooks(bridge);
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
    }

    @Test
    void missingSignatureIsRefusedAndLeavesNoTrace() {
        assertError(webhooks.unsigned("signed", completed("missing")), 401, "signature-missing");

        assertThat(webhooks.settled(events, "signed", "missing")).isEmpty();
    }

    @Test
    void signatureWithAnotherSecretIsRefusedAndLeavesNoTrace() {
        String body = completed("forged");

        assertError(webhooks.withSignature(BasetenWebhook.sign(STRANGER, body), body), 401, "signature-wrong");

        assertThat(webhooks.settled(events, "signed", "forged")).isEmpty();
    }

    @Test
    void bodyWithOneByteChangedIsRefused() {
        String body = completed("changed");

        assertError(
                webhooks.withSignature(BasetenWebhook.sign(Webhooks.SECRET, body), body.replace("hi", "ho")),
                401,
                "signature-wrong");
    }

    @Test
    void bodyThatWasParsedAndWrittenAnewIsRefused() {
        String body = completed("rewritten").replace(",", ", ");
        String rewritten = BridgeFixture.json(body).toString();

        assertError(
                webhooks.withSignature(BasetenWebhook.sign(Webhooks.SECRET, body), rewritten), 401, "signature-wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1",
                "v1=",
                "v1=abcdef",
                "v2=0000000000000000000000000000000000000000000000000000000000000000",
                "v1=zz00000000000000000000000000000000000000000000000000000000000000",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                ",,,"
            })
    void headerThatHoldsNoSignatureIsMalformed(String header) {
        assertError(webhooks.withSignature(header, completed("malformed")), 401, "signature-malformed");
    }

    @Test
    void blankHeaderIsAMissingSignature() {
        assertError(webhooks.withSignature(" ", completed("blank")), 401, "signature-missing");
    }

    @Test
    void upperCaseHexIsTheSameSignature() {
        String body = completed("upper");
        String signature = BasetenWebhook.sign(Webhooks.SECRET, body);

        assertAccepted(
                "upper",
                webhooks.withSignature("v1=" + signature.substring(3).toUpperCase(Locale.ROOT), body)
                        .statusCode());
    }

    @Test
    void secretThatIsBeingRotatedOutStillSigns() {
        String body = completed("old");

        assertAccepted(
                "old",
                webhooks.withSignature(BasetenWebhook.sign(Webhooks.OLD_SECRET, body), body)
                        .statusCode());
    }

    @Test
    void anyItemOfARotatingSendersPairMayMatch() {
        String body = completed("pair");
        String pair = BasetenWebhook.sign(STRANGER, body) + "," + BasetenWebhook.sign(Webhooks.SECRET, body);

        assertAccepted("pair", webhooks.withSignature(pair, body).statusCode());
    }

    @Test
    void pairOfWhichNoItemMatchesIsRefused() {
        String body = completed("strangers");
        String pair = BasetenWebhook.sign(STRANGER, body) + "," + BasetenWebhook.sign(STRANGER, body + " ");

        assertError(webhooks.withSignature(pair, body), 401, "signature-wrong");
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301, -86_400, 86_400})
    void webhookFarFromNowIsStale(int seconds) {
        String id = "stale" + seconds;

        assertError(
                webhooks.signed(BasetenWebhook.completedAt(id, Instant.now().plusSeconds(seconds))),
                401,
                "signature-stale");

        assertThat(webhooks.settled(events, "signed", id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-240, 240})
    void webhookWithinToleranceIsFresh(int seconds) {
        String id = "fresh" + seconds;

        assertAccepted(
                id,
                webhooks.signed(BasetenWebhook.completedAt(id, Instant.now().plusSeconds(seconds)))
                        .statusCode());
    }

    @Test
    void sourceThatSaysSoTakesUnsignedWebhooks() {
        assertThat(webhooks.unsigned("open", completed("free")).statusCode()).isEqualTo(200);

        assertThat(events.first("open/free").to()).isEqualTo("COMPLETED");
    }

    private static void assertAccepted(String id, int status) {
        assertThat(status).isEqualTo(200);
        assertThat(events.first("signed/" + id).to()).isEqualTo("COMPLETED");
    }

    private static String completed(String id) {
        return BasetenWebhook.completed(id, "{\"text\":\"hi\"}");
    }
}
