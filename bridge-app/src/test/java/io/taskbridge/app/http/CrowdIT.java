// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.CapturedLogs;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.RawHttp;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many senders at once, and senders that vanish. */
class CrowdIT {
    private static BridgeFixture bridge;
    private static PublishedEvents events;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES).start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
    }

    @Test
    void twoHundredWebhooksAtOnceBecomeTwoHundredEvents() {
        HttpClient crowd =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 200)
                .mapToObj(i -> {
                    String body = BasetenWebhook.completed("crowd-" + i, "{\"n\":" + i + "}");
                    return crowd.sendAsync(
                            HttpRequest.newBuilder(bridge.server("/webhooks/signed"))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header(BasetenWebhook.SIGNATURE, BasetenWebhook.sign(Webhooks.SECRET, body))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
                })
                .toList();

        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);

        for (int i = 0; i < 200; i++) {
            assertThat(events.first("signed/crowd-" + i)
                            .value()
                            .path("result")
                            .path("n")
                            .asInt())
                    .isEqualTo(i);
        }
        assertThat(events.all().stream().filter(event -> event.record().key().startsWith("signed/crowd-")))
                .hasSize(200);
    }

    @Test
    void senderThatVanishesInTheMiddleOfItsBodyDoesNoHarm() {
        String body = BasetenWebhook.completed("vanished", "{}");
        try (CapturedLogs logs = CapturedLogs.start()) {
            for (int i = 0; i < 20; i++) {
                try (RawHttp connection = new RawHttp(bridge.bridge().serverPort())) {
                    connection.send("POST /webhooks/signed HTTP/1.1\r\nHost: b\r\n" + BasetenWebhook.SIGNATURE + ": "
                            + BasetenWebhook.sign(Webhooks.SECRET, body) + "\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body.substring(0, 40));
                }
            }
            Webhooks webhooks = new Webhooks(bridge);

            assertThat(webhooks.signed(BasetenWebhook.completed("after", "{}")).statusCode())
                    .isEqualTo(200);
            assertThat(events.first("signed/after").to()).isEqualTo("COMPLETED");
            assertThat(webhooks.settled(events, "signed", "vanished")).isEmpty();
            assertThat(logs.ofTaskbridge(ch.qos.logback.classic.Level.WARN)).isEmpty();
        }
    }

    @Test
    void senderThatDoesNotWaitForTheAnswerIsHeardAllTheSame() {
        String body = BasetenWebhook.completed("hasty", "{}");
        try (RawHttp connection = new RawHttp(bridge.bridge().serverPort())) {
            connection.send("POST /webhooks/signed HTTP/1.1\r\nHost: b\r\n" + BasetenWebhook.SIGNATURE + ": "
                    + BasetenWebhook.sign(Webhooks.SECRET, body) + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body);
        }

        assertThat(events.first("signed/hasty").to()).isEqualTo("COMPLETED");
    }
}
