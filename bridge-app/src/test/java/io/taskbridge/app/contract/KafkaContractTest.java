// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.config.TopicsConfig;
import io.taskbridge.codec.EventHeaders;
import io.taskbridge.codec.Json;
import io.taskbridge.task.Decision;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.TraceContext;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code asyncapi.yaml} says is what goes over Kafka. */
class KafkaContractTest {
    private static final String SCHEMAS = "asyncapi/components/schemas/";
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");

    private static TaskEvent event(String source, TaskState state) {
        TaskKey key = new TaskKey(source, "0f3a9c52");
        TaskLifecycle lifecycle = new TaskLifecycle(
                Map.of(source, new SourcePolicy("zai", Duration.ofHours(1), null)), Duration.ofHours(1));
        Decision tracked =
                lifecycle.decide(null, new Input.Track(new Registration(key, null, Map.of(), null, null), NOW));
        Observation observation = new Observation(Report.of(state, null), Via.POLL, NOW);
        return lifecycle
                .decide(tracked.task(), new Input.Observed(key, observation))
                .event();
    }

    private static JsonNode headersOf(TaskEvent event) {
        return Json.mapper().valueToTree(EventHeaders.of(event, "http://localhost:8080/schemas/task-event.json"));
    }

    private static String address(String channel) {
        return Contracts.at("asyncapi/channels/" + channel + "/address").asText();
    }

    private static List<String> namesAt(String pointer) {
        List<String> names = new ArrayList<>();
        Contracts.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @EnumSource(value = TaskState.class, mode = EnumSource.Mode.EXCLUDE, names = "TRACKED")
    void headersAreAsDescribed(TaskState state) {
        JsonNode headers = headersOf(event("zai-prod", state));

        assertThat(Contracts.problems(headers, SCHEMAS + "EventHeaders")).isEmpty();
        assertThat(headers.fieldNames()).toIterable().allMatch(namesAt(SCHEMAS + "EventHeaders/properties")::contains);
    }

    @Test
    void headersOfATraceAreAsDescribed() {
        TraceContext trace = TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 a=b");

        JsonNode headers = headersOf(event("zai-prod", TaskState.LOST).with(trace));

        assertThat(headers.has("traceparent") && headers.has("tracestate")).isTrue();
        assertThat(Contracts.problems(headers, SCHEMAS + "EventHeaders")).isEmpty();
        assertThat(headers.fieldNames()).toIterable().allMatch(namesAt(SCHEMAS + "EventHeaders/properties")::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "größe", "50%", "a?b#c"})
    void headersOfOddlyNamedSourcesAreAsDescribed(String source) {
        assertThat(Contracts.problems(headersOf(event(source, TaskState.QUEUED)), SCHEMAS + "EventHeaders"))
                .isEmpty();
    }

    @Test
    void headerThatIsMissingIsNoticed() {
        ObjectNode headers = (ObjectNode) headersOf(event("zai-prod", TaskState.LOST));
        headers.remove("ce_id");

        assertThat(Contracts.problems(headers, SCHEMAS + "EventHeaders")).isNotEmpty();
    }

    static List<String> tracks() {
        return GoldenFiles.files("inbox-track", ".json");
    }

    @ParameterizedTest
    @MethodSource("tracks")
    void trackIsAsDescribed(String file) {
        assertThat(Contracts.problems(GoldenFiles.read(file), SCHEMAS + "Track"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tracks")
    void sameRegistrationMayBePosted(String file) {
        JsonNode registration = ((ObjectNode) GoldenFiles.read(file)).without("type");

        assertThat(Contracts.problems(registration, "openapi/components/schemas/Registration"))
                .isEmpty();
    }

    @Test
    void trackHasTheFieldsOfARegistrationAndAType() {
        List<String> fields = namesAt(SCHEMAS + "Track/properties");

        assertThat(fields)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("type"),
                                namesAt("openapi/components/schemas/Registration/properties").stream())
                        .toList());
        assertThat(fields)
                .containsExactlyInAnyOrderElementsOf(
                        () -> GoldenFiles.read("inbox-track.json").fieldNames());
    }

    @Test
    void misspeltFieldIsNotAsDescribed() {
        ObjectNode track = (ObjectNode) GoldenFiles.read("inbox-track.json");

        assertThat(Contracts.problems(track.put("label", "x"), SCHEMAS + "Track"))
                .isNotEmpty();
    }

    @Test
    void untrackIsAsDescribed() {
        assertThat(Contracts.problems(GoldenFiles.read("inbox-untrack.json"), SCHEMAS + "Untrack"))
                .isEmpty();
    }

    @Test
    void trackIsNoUntrack() {
        assertThat(Contracts.problems(GoldenFiles.read("inbox-track.json"), SCHEMAS + "Untrack"))
                .isNotEmpty();
    }

    @Test
    void ownExamplesAreAsDescribed() {
        for (String message : List.of("track", "untrack")) {
            JsonNode described = Contracts.at("asyncapi/components/messages/" + message);
            String schema = described.at("/payload/$ref").asText().substring("#/".length());

            assertThat(described.get("examples"))
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(Contracts.problems(example.get("payload"), schema))
                            .isEmpty());
        }
    }

    @Test
    void addressesAreTheDefaultTopics() throws ConfigException {
        TopicsConfig topics = BridgeConfig.parse("""
                        server: {anonymous: true}
                        sources: {s: {provider: zai, credentials: {apiKey: a}}}
                        """, name -> null).topics();

        assertThat(address("taskEvents")).isEqualTo(topics.all());
        assertThat(address("taskEventsByState")).isEqualTo(topics.byState());
        assertThat(address("inbox")).isEqualTo(topics.inbox());
        assertThat(address("rejected")).isEqualTo(topics.rejected());
    }

    @Test
    void everyStateButTrackedHasItsTopic() {
        assertThat(Contracts.at("asyncapi/channels/taskEventsByState/parameters/state/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(TaskState.values())
                        .filter(state -> state != TaskState.TRACKED)
                        .map(TaskState::word)
                        .toList());
    }
}
