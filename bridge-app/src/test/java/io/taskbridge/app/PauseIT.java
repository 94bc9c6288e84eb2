// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.StubProvider.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An operator pauses a source at one bridge, and all of them leave it alone until it is resumed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PauseIT {
    private static final int TASKS = 16;

    private final AtomicInteger polls = new AtomicInteger();
    private final StubProvider provider = new StubProvider(path -> {
        polls.incrementAndGet();
        return new Reply(200, "{\"status\":\"IN_PROGRESS\",\"webhook_status\":\"PENDING\",\"errors\":[]}");
    });
    private final BridgeFixture first =
            BridgeFixture.of("""
              hooked:
                provider: baseten
                baseUrl: "%s"
                credentials: {apiKey: k}
                poll: {minInterval: 50ms, maxInterval: 100ms, rate: 500/s}
                webhook: {unsigned: true, onKafkaDown: reject}
              other: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
            """.formatted(provider.url())).start();
    private final BridgeFixture second = first.another();

    @AfterEach
    void stop() {
        second.close();
        first.close();
        provider.close();
    }

    @Test
    void pausedSourceIsLeftAloneByAllBridgesUntilItIsResumed() {
        Await.until(() -> first.shards().size() + second.shards().size(), size -> size == 4);
        for (int i = 0; i < TASKS; i++) {
            first.post("/v1/tasks", "{\"source\":\"hooked\",\"id\":\"t" + i + "\",\"target\":\"model:m7x2q9kd\"}");
        }
        Await.until(polls::get, count -> count > 10 * TASKS);

        JsonNode paused = turn(first, "pause");

        assertThat(paused.path("source").asText()).isEqualTo("hooked");
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(turn(second, "pause").path("since")).isEqualTo(paused.path("since"));
        for (BridgeFixture bridge : new BridgeFixture[] {first, second}) {
            Await.until(
                    () -> source(bridge, "hooked"),
                    health -> health.path("paused").asText().contains("operator")
                            && health.path("inFlight").asInt() == 0);
            assertThat(source(bridge, "other").path("paused").asText()).doesNotContain("operator");
        }
        int atRest = polls.get();
        for (int i = 0; i < TASKS; i++) {
            second.awaitTask(
                    "hooked/t" + i,
                    task -> task.path("nextPollAt").isNull()
                            && task.path("nextPollReason").asText().contains("an operator has paused the source"));
        }

        assertThat(webhook(BasetenWebhook.completed("t3", "{}")).statusCode()).isEqualTo(200);
        first.awaitTask("hooked/t3", task -> task.path("state").asText().equals("COMPLETED"));

        first.restart();
        second.restart();
        Await.until(() -> first.shards().size() + second.shards().size(), size -> size == 4);
        Await.until(() -> source(first, "hooked").path("paused").asText(), reason -> reason.contains("operator"));
        assertThat(polls).hasValue(atRest);

        assertThat(turn(second, "resume").path("since").isNull()).isTrue();
        assertThat(turn(second, "resume").path("paused").asBoolean()).isFalse();
        Await.until(polls::get, count -> count > atRest + 10 * TASKS);
        for (BridgeFixture bridge : new BridgeFixture[] {first, second}) {
            Await.until(() -> source(bridge, "hooked").path("paused").asText(), reason -> !reason.contains("operator"));
        }
    }

    @Test
    void onlyWhoHoldsATokenMayPauseAndOnlyWhatIsThere() {
        assertError(first.post("/v1/sources/nobody/pause", ""), 404, "no-such-source");
        assertError(first.post("/v1/sources/nobody/resume", ""), 404, "no-such-source");
        assertError(
                first.send(HttpRequest.newBuilder(first.server("/v1/sources/hooked/pause"))
                        .POST(BodyPublishers.noBody())),
                401,
                "unauthorized");
        assertThat(source(first, "hooked").path("paused").asText("")).doesNotContain("operator");
    }

    private static JsonNode turn(BridgeFixture bridge, String how) {
        HttpResponse<String> answer = bridge.post("/v1/sources/hooked/" + how, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return BridgeFixture.json(answer.body());
    }

    private HttpResponse<String> webhook(String body) {
        return first.send(
                HttpRequest.newBuilder(first.server("/webhooks/hooked")).POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode source(BridgeFixture bridge, String name) {
        return bridge.health().path("sources").path(name);
    }
}
