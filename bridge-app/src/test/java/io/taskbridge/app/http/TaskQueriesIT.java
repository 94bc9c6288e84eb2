// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BasetenWebhook;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.codec.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking tasks up, listing them, and letting go of them. */
class TaskQueriesIT {
    private static BridgeFixture bridge;

    @BeforeAll
    static void start() {
        bridge = BridgeFixture.of(Webhooks.SOURCES + """
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                  pages: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                """).start();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a/b",
                "/",
                "100%",
                "%2F",
                "a b",
                "a+b",
                "a?b=c#d",
                "\u6771\u4eac \ud83d\ude80",
                "a&b;c",
                ".",
                "..",
                "../../health",
                "a//b",
                "\"quoted\\\""
            })
    void taskOfAnyIdIsFoundWhereTheAnswerSays(String id) {
        HttpResponse<String> answer = bridge.post(
                "/v1/tasks",
                Json.mapper()
                        .createObjectNode()
                        .put("source", "zai")
                        .put("id", id)
                        .toString());
        JsonNode tracked = BridgeFixture.json(answer.body()).path("tracked").get(0);
        assertThat(tracked.path("key").asText()).isEqualTo("zai/" + id);
        URI url = URI.create(tracked.path("url").asText());

        HttpResponse<String> found = bridge.send(bridge.authorized(url));

        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(BridgeFixture.json(found.body()).path("key").asText()).isEqualTo("zai/" + id);
        assertThat(bridge.send(bridge.authorized(url).DELETE()).statusCode()).isEqualTo(202);
        assertThat(bridge.send(bridge.authorized(url)).statusCode()).isEqualTo(404);
    }

    @Test
    void viewShowsAllThatIsKnownOfATask() {
        bridge.post("/v1/tasks", "{\"source\":\"zai\",\"id\":\"view\",\"target\":\"t\",\"labels\":{\"a\":\"b\"}}");

        JsonNode view = BridgeFixture.json(bridge.get("/v1/tasks/zai/view").body());

        assertThat(view.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "key",
                        "provider",
                        "target",
                        "state",
                        "providerStatus",
                        "sequence",
                        "trackedAt",
                        "observedAt",
                        "nextPollAt",
                        "nextPollReason",
                        "polls",
                        "via",
                        "labels",
                        "error");
        assertThat(view.path("provider").asText()).isEqualTo("zai");
        assertThat(view.path("sequence").asInt()).isZero();
    }

    @Test
    void finishedTaskIsShownWithWhatEndedIt() {
        new Webhooks(bridge).signed(BasetenWebhook.failed("ended", "[{\"code\":\"E\",\"message\":\"why\"}]"));

        JsonNode view = bridge.awaitTask(
                "signed/ended", task -> task.path("state").asText().equals("FAILED"));

        assertThat(view.path("via").asText()).isEqualTo("webhook");
        assertThat(view.path("error").path("message").asText()).isEqualTo("why");
        assertThat(view.path("nextPollAt").isNull()).isTrue();
    }

    @Test
    void unknownTaskIsNotFound() {
        assertError(bridge.get("/v1/tasks/zai/unheard-of"), 404, "no-such-task");
        assertError(bridge.get("/v1/tasks/nobody/unheard-of"), 404, "no-such-task");
    }

    @Test
    void lettingGoOfAnUnknownTaskIsAccepted() {
        assertThat(bridge.delete("/v1/tasks/zai/unheard-of").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/tasks/zai/a%0Ab", "/v1/tasks/z%2Fai/a", "/v1/tasks/zai/%00"})
    void keyThatNoTaskCanHaveIsRefused(String path) {
        assertError(bridge.get(path), 400, "invalid-key");
    }

    @Test
    void listIsPagedInTheOrderOfKeys() {
        bridge.post("/v1/tasks", """
                [{"source":"pages","id":"c"},{"source":"pages","id":"a"},{"source":"pages","id":"e"},
                 {"source":"pages","id":"b"},{"source":"pages","id":"d"}]""");
        for (String id : List.of("a", "b", "c", "d", "e")) {
            bridge.get("/v1/tasks/pages/" + id);
        }

        List<String> keys = new ArrayList<>();
        String after = "";
        while (!after.equals("null")) {
            JsonNode page = list("source=pages&limit=2&after=" + after);
            assertThat(page.path("tasks").size()).isLessThanOrEqualTo(2);
            page.path("tasks").forEach(task -> keys.add(task.path("key").asText()));
            after = page.path("next").asText();
        }

        assertThat(keys).containsExactly("pages/a", "pages/b", "pages/c", "pages/d", "pages/e");
    }

    @Test
    void listIsFilteredBySourceAndState() {
        new Webhooks(bridge).signed(BasetenWebhook.completed("listed", "{}"));
        bridge.awaitTask("signed/listed", task -> task.path("state").asText().equals("COMPLETED"));

        assertThat(list("source=signed&state=COMPLETED").findValuesAsText("key"))
                .contains("signed/listed");
        assertThat(list("source=signed&state=running").path("tasks")).isEmpty();
        assertThat(list("source=open&state=COMPLETED").path("tasks")).isEmpty();
        assertThat(list("source=nobody").path("tasks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=1001", "limit=-1", "limit=ten", "limit=", "state=DONE", "state=", "state=%zz"})
    void badQueryIsRefused(String query) {
        assertError(bridge.get("/v1/tasks?" + query.replace("%zz", "%25zz")), 400, "invalid-query");
    }

    private static JsonNode list(String query) {
        HttpResponse<String> answer = bridge.get("/v1/tasks?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return BridgeFixture.json(answer.body());
    }
}
