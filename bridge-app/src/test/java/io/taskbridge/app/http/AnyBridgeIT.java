// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static io.taskbridge.app.http.ErrorShape.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.PathSegment;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three bridges of a group: whichever a caller meets, it answers for every task. */
class AnyBridgeIT {
    private static final int PARTITIONS = 4;

    private static List<BridgeFixture> bridges;

    @BeforeAll
    static void start() {
        BridgeFixture first = BridgeFixture.start("""
                  zai: {provider: zai, baseUrl: "http://localhost:1", credentials: {apiKey: k}}
                """);
        bridges = List.of(first, first.another(), first.another());
        for (BridgeFixture bridge : bridges) {
            Await.until(bridge::shards, shards -> !shards.isEmpty());
        }
        Await.until(
                () -> bridges.stream()
                        .mapToInt(bridge -> bridge.shards().size())
                        .sum(),
                sum -> sum == PARTITIONS);
    }

    @AfterAll
    static void stop() {
        bridges.forEach(BridgeFixture::close);
    }

    /** Enough ids for every partition, and some that are not easily passed on. */
    private static List<String> ids(String prefix) {
        return Stream.concat(
                        IntStream.range(0, 12).mapToObj(i -> prefix + i),
                        Stream.of(prefix + "a/b", prefix + "100%", prefix + "\u6771\u4eac"))
                .toList();
    }

    private static String path(String id) {
        return "/v1/tasks/zai/" + PathSegment.encode(id);
    }

    private static void track(BridgeFixture bridge, String id) {
        HttpResponse<String> answer = bridge.post(
                "/v1/tasks",
                Json.mapper()
                        .createObjectNode()
                        .put("source", "zai")
                        .put("id", id)
                        .toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static BridgeFixture one(int i) {
        return bridges.get(i % bridges.size());
    }

    @Test
    void taskTrackedAtAnyBridgeIsFoundAtEveryBridgeAtOnce() {
        int turn = 0;
        for (String id : ids("found-")) {
            track(one(turn++), id);
            for (BridgeFixture bridge : bridges) {
                HttpResponse<String> answer = bridge.get(path(id));

                assertThat(answer.statusCode()).as(id + " " + answer.body()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
                assertThat(BridgeFixture.json(answer.body()).path("key").asText())
                        .isEqualTo("zai/" + id);
            }
        }
    }

    @Test
    void taskLetGoAtAnyBridgeIsGoneThereAtOnceAndSoonEverywhere() {
        int turn = 0;
        for (String id : ids("gone-")) {
            track(one(turn), id);
            BridgeFixture letsGo = one(++turn);

            assertThat(letsGo.delete(path(id)).statusCode()).isEqualTo(202);

            assertError(letsGo.get(path(id)), 404, "no-such-task");
            for (BridgeFixture bridge : bridges) {
                Await.until(() -> bridge.get(path(id)).statusCode(), status -> status == 404);
            }
        }
    }

    @Test
    void unknownTaskIsUnknownEverywhere() {
        for (String id : ids("unknown-")) {
            for (BridgeFixture bridge : bridges) {
                assertError(bridge.get(path(id)), 404, "no-such-task");
            }
        }
    }

    /** What is forwarded comes in a transaction, whose end takes an offset that no record ever has. */
    @Test
    void unknownTaskIsSoonSaidToBeUnknownBehindTheEndOfATransaction() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            bridges.get(0)
                    .write(new ProducerRecord<>(
                            bridges.get(0).topic("bridge-inbox"),
                            partition,
                            "key",
                            "{\"type\":\"track\",\"source\":\"zai\",\"id\":\"stray\"}"));
        }
        Await.until(() -> bridges.get(0).get(path("stray")).statusCode(), status -> status == 200);

        long began = System.nanoTime();
        for (String id : ids("absent-")) {
            assertError(bridges.get(0).get(path(id)), 404, "no-such-task");
        }

        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    @Test
    void questionIsPassedOnOnceAtMost() {
        track(bridges.get(0), "hops");

        List<HttpResponse<String>> answers = bridges.stream()
                .map(bridge -> bridge.send(
                        bridge.authorized(bridge.server(path("hops"))).header(Hop.HEADER, "-1")))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(answer -> {
            assertError(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void callerWithoutATokenIsRefusedEverywhere() {
        for (BridgeFixture bridge : bridges) {
            HttpResponse<String> answer =
                    bridge.send(java.net.http.HttpRequest.newBuilder(bridge.server(path("found-0"))));

            assertError(answer, 401, "unauthorized");
        }
    }

    @Test
    void pollingIsShownWhicheverBridgeIsAsked() {
        for (String id : ids("shown-")) {
            track(bridges.get(0), id);
            for (BridgeFixture bridge : bridges) {
                JsonNode view =
                        BridgeFixture.json(Await.until(() -> bridge.get(path(id)), answer -> answer.statusCode() == 200)
                                .body());

                assertThat(view.path("polls").isNumber()).as(view.toString()).isTrue();
            }
        }
    }
}
