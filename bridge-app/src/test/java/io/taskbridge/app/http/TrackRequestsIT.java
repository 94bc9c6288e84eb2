// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.PublishedEvents;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/tasks}: all of it, or none of it and every reason why. */
class TrackRequestsIT {
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of("""
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                  scale: {provider: scale, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                  baseten: {provider: baseten, credentials: {apiKey: k}, poll: {rate: 1/m, minInterval: 1m}}
                """)
                .with("server.maxBodySize", "4MiB")
                .with("topics.maxMessageBytes", "256KiB")
                .start();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void tenThousandTasksAreTrackedInOneGo() {
        long began = System.nanoTime();
        HttpResponse<String> response = track(items("many-", 10_000));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(BridgeFixture.json(response.body()).path("tracked")).hasSize(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(bridge.get("/v1/tasks/zai/many-9999").statusCode()).isEqualTo(200);
    }

    @Test
    void oneBadItemAmongManyIsNamedAndNoneIsTracked() {
        List<String> details = assertError(
                track(items("spoilt-", 9_999).replace("]", ",{\"source\":\"zai\",\"id\":\"a\\nb\"}]")),
                400,
                "invalid-tasks");

        assertThat(details).containsExactly("item 9999: id: must not contain control characters");
        assertThat(bridge.get("/v1/tasks/zai/spoilt-0").statusCode()).isEqualTo(404);
    }

    @Test
    void moreThanTenThousandTasksAreRefused() {
        assertError(track(items("more-", 10_001)), 400, "too-many-tasks");
    }

    @Test
    void everyBadItemIsNamed() {
        assertThat(assertError(
                        track("[{\"source\":\"zai\",\"id\":\"\"},{\"source\":\"zai\",\"id\":\"fine\"},[],{}]"),
                        400,
                        "invalid-tasks"))
                .hasSize(3)
                .allMatch(detail -> detail.matches("item [023]: .+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "nonsense",
                "{\"source\":\"zai\",\"id\":\"a\"} trailing",
                "42",
                "\"zai/a\"",
                "null",
                "true"
            })
    void bodyThatIsNoTaskAndNoArrayIsMalformed(String body) {
        assertError(track(body), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'source':'zai'} | id: is required",
                "{'id':'a'} | source: is required",
                "{'source':'zai','id':7} | id: must be a string",
                "{'source':'zai','id':''} | id: must have 1 to 256 characters",
                "{'source':'nobody','id':'a'} | source: is not configured",
                "{'source':'za/i','id':'a'} | source: must not contain a slash",
                "{'source':'zai','id':'a','tags':{}} | unknown field",
                "{'source':'zai','id':'a','labels':[]} | labels: must be an object",
                "{'source':'zai','id':'a','labels':{'n':1}} | labels: names and values must be strings",
                "{'source':'zai','id':'a','labels':{'n':null}} | labels: names and values must be strings",
                "{'source':'zai','id':'a','deadline':'tomorrow'} | deadline: must be an ISO 8601 instant",
                "{'source':'zai','id':'a','deadline':17} | deadline: must be a string",
                "{'source':'zai','id':'a','submittedAt':'2026-01-15'} | submittedAt: must be an ISO 8601 instant",
                "{'source':'zai','id':'\\ud800'} | id: must be well-formed Unicode",
                "{'source':'scale','id':'a'} | target: required",
                "{'source':'baseten','id':'a'} | target",
                "{'source':'baseten','id':'a','target':'abc'} | target: must be model:<id> or chain:<id>",
                "{'source':'baseten','id':'a','target':'model:evil.example.com/x?'} | target: ",
                "{'source':'baseten','id':'a','target':'model:UPPER'} | target: "
            })
    void badItemIsRefusedByTheRuleThatItBreaks(String item, String rule) {
        List<String> details = assertError(track(item.replace('\'', '"')), 400, "invalid-tasks");

        assertThat(details).singleElement().asString().startsWith("item 0: " + rule);
    }

    @Test
    void longestIdIsTrackedAndALongerOneIsRefused() {
        assertThat(track("{\"source\":\"zai\",\"id\":\"" + "i".repeat(256) + "\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(bridge.get("/v1/tasks/zai/" + "i".repeat(256)).statusCode()).isEqualTo(200);

        assertError(track("{\"source\":\"zai\",\"id\":\"" + "i".repeat(257) + "\"}"), 400, "invalid-tasks");
    }

    @Test
    void taskThatNoRecordCanHoldIsRefused() {
        String labels = IntStream.range(0, 64)
                .mapToObj(i -> "\"" + i + "\":\"" + "\\u0001".repeat(1_000) + "\"")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(assertError(
                        track("{\"source\":\"zai\",\"id\":\"heavy\",\"labels\":" + labels + "}"), 400, "invalid-tasks"))
                .singleElement()
                .asString()
                .contains("topics.maxMessageBytes");
    }

    @Test
    void deadlineThatHasPassedEndsTheTaskAsLost() {
        track("{\"source\":\"zai\",\"id\":\"late\",\"deadline\":\"2020-01-01T00:00:00Z\"}");

        try (PublishedEvents events =
                new PublishedEvents(bridge.bridge().bootstrapServers(), bridge.topic("task-events"))) {
            JsonNode event = events.first("zai/late").value();
            assertThat(event.path("to").asText()).isEqualTo("LOST");
            assertThat(event.path("via").asText()).isEqualTo("deadline");
            assertThat(event.path("error").path("code").asText()).isEqualTo("deadline-passed");
        }
    }

    private static HttpResponse<String> track(String body) {
        return bridge.post("/v1/tasks", body);
    }

    private static String items(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"source\":\"zai\",\"id\":\"" + prefix + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
