// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of authentic webhooks. */
class WebhookDeliveryIT {
    private static final int LARGEST_BODY = 1 << 20;

    private static BridgeFixture bridge;
    private static PublishedEvents events;
    private static Webhooks webhooks;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES)
                .with("server.publicUrl", "\"https://bridge.example.com\"")
                .with("topics.maxMessageBytes", "512KiB")
                .start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
        webhooks = new Webhooks(bridge);
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
    }

    @Test
    void successBecomesOneEventWithTheOutputAsItCame() {
        Instant before = Instant.now();
        String output = "{\"text\":\"caf\u00e9\",\"score\":1.10,\"big\":123456789012345678901,\"none\":null}";

        assertThat(webhooks.signed(BasetenWebhook.completed("good", output)).statusCode())
                .isEqualTo(200);

        PublishedEvents.Event event = events.first("signed/good");
        assertThat(event.record().value()).contains("\"result\":" + output + ",\"resultOmitted\":null");
        JsonNode value = event.value();
        assertThat(value.path("from").asText()).isEqualTo("TRACKED");
        assertThat(value.path("via").asText()).isEqualTo("webhook");
        assertThat(value.path("target").asText()).isEqualTo("model:m7x2q9kd");
        assertThat(value.path("attributes").path("deploymentId").asText()).isEqualTo("d4w8zpl1");
        assertThat(Instant.parse(value.path("occurredAt").asText())).isAfterOrEqualTo(before);
        assertThat(webhooks.settled(events, "signed", "good")).hasSize(1);
    }

    @Test
    void pathMayNameTheSourceWithPercentSigns() {
        byte[] body = BasetenWebhook.completed("spelt", "{}").getBytes(StandardCharsets.UTF_8);
        String signature = BasetenWebhook.sign(Webhooks.SECRET, body);

        assertThat(webhooks.send("%73igned", signature, BodyPublishers.ofByteArray(body))
                        .statusCode())
                .isEqualTo(200);

        assertThat(events.first("signed/spelt").value().path("via").asText()).isEqualTo("webhook");
    }

    @Test
    void eventCarriesTheHeadersOfCloudEvents() {
        webhooks.signed(BasetenWebhook.completed("headers", "{}"));

        PublishedEvents.Event event = events.first("signed/headers");
        assertThat(event.header("ce_specversion")).isEqualTo("1.0");
        assertThat(event.header("ce_id")).isEqualTo("signed/headers#1");
        assertThat(event.header("ce_source")).isEqualTo("/taskbridge/signed");
        assertThat(event.header("ce_type")).isEqualTo("io.taskbridge.task.completed");
        assertThat(event.header("ce_subject")).isEqualTo("headers");
        assertThat(event.header("ce_time"))
                .isEqualTo(event.value().path("observedAt").asText());
        assertThat(event.header("ce_sequence")).isEqualTo("1");
        assertThat(event.header("ce_dataschema")).isEqualTo("https://bridge.example.com/schemas/task-event.json");
        assertThat(event.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void webhookThatComesTwiceIsOneEvent() {
        String body = BasetenWebhook.completed("twice", "{}");

        assertThat(webhooks.signed(body).statusCode()).isEqualTo(200);
        assertThat(webhooks.signed(body).statusCode()).isEqualTo(200);

        assertThat(webhooks.settled(events, "signed", "twice")).hasSize(1);
    }

    @Test
    void failureBecomesAFailedEventWithItsError() {
        webhooks.signed(
                BasetenWebhook.failed("failed", "[{\"code\":\"MODEL_PREDICT_ERROR\",\"message\":\"out of memory\"}]"));

        JsonNode event = events.first("signed/failed").value();
        assertThat(event.path("to").asText()).isEqualTo("FAILED");
        assertThat(event.path("error").path("code").asText()).isEqualTo("MODEL_PREDICT_ERROR");
        assertThat(event.path("error").path("message").asText()).isEqualTo("out of memory");
        assertThat(event.path("result").isNull()).isTrue();
    }

    @Test
    void unknownTypeIsAcceptedAndIsNoEvent() {
        assertThat(webhooks.signed(BasetenWebhook.ofType("billing", "API_BILLING_USAGE"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(webhooks.settled(events, "signed", "billing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void bodyIsTakenAsItCameWhateverItsContentType(String type) {
        String id = type.substring(0, 7).replace('/', '-');
        String body = BasetenWebhook.completed(id, "\"" + "&=%".repeat(20_000) + "\"");

        int status = bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/signed"))
                        .header("Content-Type", type)
                        .header(BasetenWebhook.SIGNATURE, BasetenWebhook.sign(Webhooks.SECRET, body))
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(events.first("signed/" + id).to()).isEqualTo("COMPLETED");
    }

    @Test
    void outputThatNoRecordCanHoldIsToBeHadUnderThePublicUrl() {
        String output = "\"" + "x".repeat(LARGEST_BODY - 300) + "\"";

        assertThat(webhooks.signed(BasetenWebhook.completed("large", output)).statusCode())
                .isEqualTo(200);

        JsonNode event = events.first("signed/large").value();
        assertThat(event.path("to").asText()).isEqualTo("COMPLETED");
        assertThat(event.path("resultOmitted").asText()).isEqualTo("too-large");
        assertThat(event.path("resultRef").path("url").asText()).startsWith("https://bridge.example.com/v1/results/");
    }

    @Test
    void errorThatNoRecordCanHoldIsCutAndStillTold() {
        String errors = "[{\"code\":\"E\",\"message\":\"" + "y".repeat(700_000) + "\"}]";

        assertThat(webhooks.signed(BasetenWebhook.failed("verbose", errors)).statusCode())
                .isEqualTo(200);

        assertThat(events.first("signed/verbose")
                        .value()
                        .path("error")
                        .path("message")
                        .asText())
                .startsWith("yyy");
    }

    @Test
    void outputWithHalfACharacterIsNotLost() {
        assertThat(webhooks.signed(BasetenWebhook.completed("half", "{\"text\":\"cut \\ud83d\"}"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(events.first("signed/half")
                        .value()
                        .path("result")
                        .path("text")
                        .asText())
                .isEqualTo("cut \ud83d");
    }

    @Test
    void outputAsDeeplyNestedAsIsAcceptedIsPublished() {
        int deep = 498;

        assertThat(webhooks.signed(BasetenWebhook.completed("deep", "[".repeat(deep) + "]".repeat(deep)))
                        .statusCode())
                .isEqualTo(200);

        assertThat(events.first("signed/deep").record().value()).contains("[".repeat(deep));
    }
}
