// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import io.taskbridge.app.StubProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The story of a task, as a collector of traces and a consumer of events get to see it. */
class TracesIT {
    private static final String CALLER = "b7ad6b7169203331";
    private static final String AT_WORK = "{\"request_id\":\"x\",\"model_id\":\"m\",\"status\":\"IN_PROGRESS\"}";

    private static Collector collector;
    private static StubProvider provider;
    private static BridgeFixture bridge;
    private static PublishedEvents events;

    @BeforeAll
    static void start() {
        collector = new Collector();
        provider = new StubProvider(path -> new StubProvider.Reply(200, AT_WORK));
        bridge = BridgeFixture.of(sources())
                .with("tracing.otlp", "{endpoint: \"" + collector.url() + "\", headers: {Authorization: let me in}}")
                .start();
        events = new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"));
    }

    private static String sources() {
        return """
                  models:
                    provider: baseten
                    baseUrl: "%s/{kind}/{target}"
                    credentials: {apiKey: k}
                    poll: {minInterval: 50ms, maxInterval: 200ms}
                    webhook: {unsigned: true, onKafkaDown: reject}
                """.formatted(provider.url());
    }

    @AfterAll
    static void stop() {
        events.close();
        bridge.close();
        provider.close();
        collector.close();
    }

    private static String parent(String traceId, String flags) {
        return "00-" + traceId + "-" + CALLER + "-" + flags;
    }

    private static void track(BridgeFixture to, String id, String traceparent) {
        HttpRequest.Builder request = to.authorized(to.server("/v1/tasks"))
                .header("traceparent", traceparent)
                .header("tracestate", "vendor=x")
                .POST(BodyPublishers.ofString(
                        "{\"source\":\"models\",\"id\":\"" + id + "\",\"target\":\"model:abc\"}"));
        assertThat(to.send(request).statusCode()).isEqualTo(202);
    }

    private static Predicate<List<SeenSpan>> have(String... names) {
        return spans -> spans.stream().map(SeenSpan::name).collect(toSet()).containsAll(List.of(names));
    }

    private static SeenSpan named(List<SeenSpan> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SeenSpan transitionTo(List<SeenSpan> spans, String state) {
        return spans.stream()
                .filter(span -> state.equals(span.texts().get("taskbridge.to")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void collectorSeesTheStoryOfATaskInTheTraceOfItsCaller() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        track(bridge, "story", parent(trace, "01"));
        PublishedEvents.Event running = events.first("models/story");
        bridge.send(HttpRequest.newBuilder(bridge.server("/webhooks/models"))
                .POST(BodyPublishers.ofString(BasetenWebhook.completed("story", "{}"))));
        PublishedEvents.Event completed =
                events.of("models/story", found -> found.size() == 2).get(1);

        List<SeenSpan> spans = collector.of(
                trace,
                seen -> have("POST /v1/tasks", "track", "poll", "webhook").test(seen)
                        && seen.stream()
                                        .filter(span -> span.name().equals("transition"))
                                        .count()
                                == 2);

        SeenSpan request = named(spans, "POST /v1/tasks");
        SeenSpan track = named(spans, "track");
        SeenSpan webhook = named(spans, "webhook");
        assertThat(request.parentId()).isEqualTo(CALLER);
        assertThat(track.parentId()).isEqualTo(request.spanId());
        assertThat(webhook.parentId()).isEqualTo(track.spanId());
        assertThat(spans)
                .filteredOn(span -> span.name().equals("poll"))
                .allSatisfy(poll -> assertThat(poll.parentId()).isEqualTo(track.spanId()))
                .extracting(SeenSpan::spanId)
                .contains(transitionTo(spans, "RUNNING").parentId());
        assertThat(transitionTo(spans, "COMPLETED").parentId()).isEqualTo(webhook.spanId());
        assertThat(spans)
                .filteredOn(span -> !span.name().equals("POST /v1/tasks"))
                .allSatisfy(span -> assertThat(span.texts()).containsEntry("taskbridge.task", "models/story"));
        assertThat(spans).allSatisfy(span -> assertThat(span.end()).isGreaterThanOrEqualTo(span.start()));
        assertThat(running.header("traceparent"))
                .isEqualTo("00-" + trace + "-" + transitionTo(spans, "RUNNING").spanId() + "-01");
        assertThat(completed.header("traceparent"))
                .isEqualTo(
                        "00-" + trace + "-" + transitionTo(spans, "COMPLETED").spanId() + "-01");
        assertThat(completed.header("tracestate")).isEqualTo("vendor=x");
        assertThat(collector.authorizations()).isNotEmpty().containsOnly("let me in");
    }

    @Test
    void inboxRecordBringsItsTrace() {
        String trace = "1af7651916cd43dd8448eb211c80319c";
        ProducerRecord<String, String> record = new ProducerRecord<>(
                bridge.topic("bridge-inbox"),
                0,
                "any key",
                "{\"type\":\"track\",\"source\":\"models\",\"id\":\"written\",\"target\":\"model:abc\"}");
        record.headers().add("traceparent", parent(trace, "01").getBytes(StandardCharsets.UTF_8));

        bridge.write(record);

        List<SeenSpan> spans = collector.of(trace, have("track", "poll", "transition"));
        assertThat(named(spans, "track").parentId()).isEqualTo(CALLER);
        assertThat(events.first("models/written").header("traceparent")).contains(trace);
    }

    @Test
    void traceThatItsCallerDoesNotRecordGoesOnAsItCame() {
        String trace = "2af7651916cd43dd8448eb211c80319c";

        track(bridge, "unsampled", parent(trace, "00"));

        assertThat(events.first("models/unsampled").header("traceparent")).isEqualTo(parent(trace, "00"));
        assertThat(collector.spans()).extracting(SeenSpan::traceId).doesNotContain(trace);
    }

    @Test
    void badTraceIsNoErrorAndNoTrace() {
        track(bridge, "bad", "00-nonsense");

        assertThat(events.first("models/bad").record().headers().lastHeader("traceparent"))
                .isNull();
    }

    @Test
    void sampledTasksHaveTracesOfTheirOwn() {
        try (Collector own = new Collector();
                BridgeFixture other = BridgeFixture.of(sources())
                        .with("tracing.otlp", "{endpoint: \"" + own.url() + "\"}")
                        .with("tracing.sample", "1")
                        .start()) {
            String task = "{\"source\":\"models\",\"id\":\"ours\",\"target\":\"model:abc\"}";
            other.post("/v1/tasks", task);

            var event = other.read("task-events", 1).get(0);

            String traceparent =
                    new String(event.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
            List<SeenSpan> spans = own.of(traceparent.substring(3, 35), have("track", "poll", "transition"));
            assertThat(named(spans, "track").parentId()).isEmpty();
        }
    }

    @Test
    void withoutACollectorTheTraceGoesOnAndNothingIsSent() {
        try (BridgeFixture other = BridgeFixture.start(sources())) {
            String traceparent = parent("3af7651916cd43dd8448eb211c80319c", "01");
            track(other, "quiet", traceparent);

            var event = other.read("task-events", 1).get(0);

            assertThat(new String(event.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                    .isEqualTo(traceparent);
            assertThat(collector.spans()).extracting(SeenSpan::traceId).doesNotContain(traceparent.substring(3, 35));
        }
    }
}
