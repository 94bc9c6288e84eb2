// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A sender of webhooks to a bridge, who also sees what became of them. */
final class Webhooks {
    static final String SECRET = "whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij";
    static final String OLD_SECRET = "whsec_ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ";

    /** A source with two secrets, one that takes unsigned webhooks, and one that takes none; nobody answers polls. */
    static final String SOURCES = """
              signed:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {secrets: [%s, %s], onKafkaDown: reject}
              open:
                provider: baseten
                baseUrl: "http://localhost:1"
                credentials: {apiKey: k}
                webhook: {unsigned: true, onKafkaDown: reject}
              deaf: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
            """.formatted(SECRET, OLD_SECRET);

    private final BridgeFixture bridge;

    Webhooks(BridgeFixture bridge) {
        this.bridge = bridge;
    }

    /** Sends it properly. */
    HttpResponse<String> signed(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> signed(byte[] body) {
        return send("signed", BasetenWebhook.sign(SECRET, body), BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> withSignature(String signature, String body) {
        return send("signed", signature, BodyPublishers.ofString(body));
    }

    HttpResponse<String> unsigned(String source, String body) {
        return bridge.send(request(source).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(String source, String signature, BodyPublisher body) {
        return bridge.send(
                request(source).header(BasetenWebhook.SIGNATURE, signature).POST(body));
    }

    private HttpRequest.Builder request(String source) {
        return HttpRequest.newBuilder(bridge.server("/webhooks/" + source)).header("Content-Type", "application/json");
    }

    /** A task's events once everything that was sent about it has been dealt with. */
    List<PublishedEvents.Event> settled(PublishedEvents events, String source, String id) {
        // What goes through the same partition after the webhooks, and is seen applied, comes after them.
        bridge.post("/v1/tasks", "{\"source\":\"" + source + "\",\"id\":\"" + id + "\"}");
        bridge.get("/v1/tasks/" + source + "/" + id);
        return events.of(source + "/" + id);
    }
}
