// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.LiveReader;
import io.taskbridge.app.LiveReader.Message;
import io.taskbridge.app.PublishedEvents;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Committed transitions as they happen, at two bridges of one group. */
class LiveEventsIT {
    private static BridgeFixture first;
    private static BridgeFixture second;
    private static PublishedEvents events;
    private static int sent;

    @BeforeAll
    static void start() {
        first = BridgeFixture.start(Webhooks.SOURCES);
        second = first.another();
        events = new PublishedEvents(first.bridge().bootstrapServers(), first.topic("task-events"));
    }

    @AfterAll
    static void stop() {
        events.close();
        first.close();
        second.close();
    }

    /** Has so many tasks complete, each with one event. */
    private static void complete(String source, int count) {
        Webhooks webhooks = new Webhooks(second);
        for (int i = 0; i < count; i++) {
            String body = BasetenWebhook.completed("live-" + sent++, "{\"text\":\"h\\u00e9\"}");
            HttpResponse<String> answer =
                    source.equals("signed") ? webhooks.signed(body) : webhooks.unsigned(source, body);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static String key(JsonNode event) {
        return event.path("source").asText() + "/" + event.path("taskId").asText() + "#"
                + event.path("sequence").asText();
    }

    private static List<String> keys(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.event().equals("message"))
                .map(message -> key(BridgeFixture.json(message.data())))
                .toList();
    }

    @Test
    void eventsComeAsConsumersOfKafkaReadThem() {
        try (LiveReader reader = LiveReader.listening(first.server("/v1/events"), "")) {
            complete("open", 1);

            Message message = reader.messages(1).get(0);
            String value = events.first("open/live-" + (sent - 1)).record().value();
            assertThat(message.data()).isEqualTo(value);
        }
    }

    @Test
    void eventsAreFilteredBySourceAndState() {
        try (LiveReader bySource = LiveReader.listening(first.server("/v1/events?source=signed"), "");
                LiveReader byState = LiveReader.listening(first.server("/v1/events?state=running&state=LOST"), "");
                LiveReader byBoth =
                        LiveReader.listening(first.server("/v1/events?source=open&source=x&state=COMPLETED"), "")) {
            complete("open", 2);
            complete("signed", 1);
            complete("open", 1);

            assertThat(keys(byBoth.messages(3))).hasSize(3).allMatch(key -> key.startsWith("open/"));
            assertThat(keys(bySource.messages(1))).hasSize(1).allMatch(key -> key.startsWith("signed/"));
            assertThat(byState.messages()).isEmpty();
        }
    }

    /** It goes away in the middle, comes back at the other bridge, then at one that was restarted meanwhile. */
    @Test
    void readerThatComesBackMissesNothingAndSeesNothingTwice() {
        List<Message> seen = new ArrayList<>();
        int before = events.all().size();
        try (LiveReader reader = LiveReader.listening(first.server("/v1/events"), "")) {
            complete("open", 20);
            seen.addAll(reader.messages(5).subList(0, 5));
        }
        complete("open", 10);
        try (LiveReader reader = LiveReader.listening(second.server("/v1/events"), last(seen))) {
            complete("open", 10);
            seen.addAll(reader.messages(20).subList(0, 20));
        }
        first.restart();
        complete("open", 10);
        try (LiveReader reader = LiveReader.listening(first.server("/v1/events"), last(seen))) {
            complete("open", 10);
            seen.addAll(reader.messages(35));
        }

        List<String> published = events.all().subList(before, before + 60).stream()
                .map(event -> key(event.value()))
                .toList();
        assertThat(keys(seen)).containsExactlyInAnyOrderElementsOf(published);
    }

    private static String last(List<Message> seen) {
        return seen.get(seen.size() - 1).id();
    }

    @Test
    void bridgeThatStopsSaysSo() {
        BridgeFixture third = first.another();
        try (LiveReader reader = LiveReader.listening(third.server("/v1/events"), "")) {
            third.close();

            assertThat(reader.messages(1).get(0).event()).isEqualTo("closed");
            Await.until(reader::over, over -> over);
        }
    }

    @Test
    void onlyHoldersOfATokenListen() {
        assertError(first.send(HttpRequest.newBuilder(first.server("/v1/events"))), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=", "state=DONE", "state=TRACKED", "state=LOST&state=x", "source=", "source=%00"})
    void badFilterIsRefused(String query) {
        assertError(first.get("/v1/events?" + query), 400, "invalid-query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "17", "AAAAAAAA.0.0.0.0", "AAAAAAAA.-1", "AAAAAAAA.zzzzzzzzzzzzz", "../a"})
    void idOfAnotherStreamIsRefused(String id) {
        HttpRequest.Builder request =
                first.authorized(first.server("/v1/events")).header("Last-Event-ID", id);

        assertError(first.send(request), 400, "unknown-event-id");
    }

    @Test
    void bridgeWithoutATopicOfAllSaysSo() {
        try (BridgeFixture without =
                BridgeFixture.of(Webhooks.SOURCES).with("topics.all", "\"\"").start()) {
            assertError(without.get("/v1/events"), 404, "no-event-stream");
        }
    }
}
