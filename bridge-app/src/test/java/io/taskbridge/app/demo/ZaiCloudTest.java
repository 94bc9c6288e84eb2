// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.ZAI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZaiCloudTest {
    private static final String URL = "https://cdn.example.com/x";

    private final Simulation simulation = new Simulation();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void runningTaskHasIdsAndStatusAlone() {
        SimulatedTask task = submit(ZaiScripts.video(PACE, URL));

        assertThat(simulation.status(task))
                .isEqualTo(json("{\"id\":\"%s\",\"request_id\":\"%s\",\"task_status\":\"PROCESSING\"}"
                        .formatted(task.id(), task.id())));
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(ZaiScripts.video(PACE, URL), "/video_result/0/url", "\"" + URL + "\""),
                Arguments.of(ZaiScripts.videoAsObject(PACE, URL), "/video_result/url", "\"" + URL + "\""),
                Arguments.of(ZaiScripts.image(PACE, URL), "/image_result/0/url", "\"" + URL + "\""),
                Arguments.of(ZaiScripts.chat(PACE, "hi"), "/choices/0/message/content", "\"hi\""),
                Arguments.of(ZaiScripts.failed(PACE), "/error/code", "\"1301\""));
    }

    @ParameterizedTest
    @MethodSource("results")
    void endedTaskCarriesItsResultWhereItIsDocumented(Script script, String pointer, String value) {
        SimulatedTask task = submit(script);

        simulation.steps(1);

        assertThat(simulation.status(task).at(pointer)).isEqualTo(json(value));
    }

    @Test
    void failureMayComeWithoutError() {
        SimulatedTask task = submit(ZaiScripts.failedWithoutError(PACE));

        simulation.steps(1);

        JsonNode status = simulation.status(task);
        assertThat(status.path("task_status").textValue()).isEqualTo("FAIL");
        assertThat(status.has("error")).isFalse();
    }

    @Test
    void createdIsTheTimeOfThePoll() {
        SimulatedTask task = submit(ZaiScripts.chat(PACE, "hi"));
        simulation.steps(1);

        long first = simulation.status(task).path("created").longValue();
        simulation.clock.advance(Duration.ofSeconds(3));
        long second = simulation.status(task).path("created").longValue();

        assertThat(second).isEqualTo(first + 3);
    }

    @Test
    void expectedOutputKnowsNoCreated() {
        Script script = ZaiScripts.chat(PACE, "hi");

        assertThat(script.expected().output().fieldNames()).toIterable().containsExactly("choices", "usage");
    }

    @Test
    void unknownIdIsABadRequestWithItsOwnCode() {
        HttpResponse<byte[]> response = simulation.poll(ZAI, "no-such-id");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("1233");
    }

    @Test
    void throttlingSaysWhichKindItIs() {
        SimulatedTask task = submit(ZaiScripts.image(PACE, URL));
        simulation.providers.faults(ZAI).next(1, Fault.coded(429, "1113"));

        HttpResponse<byte[]> response = simulation.poll(task);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("1113");
    }

    @Test
    void wrongKeyIsRefusedWithACode() {
        SimulatedTask task = submit(ZaiScripts.image(PACE, URL));

        HttpRequest.Builder request =
                HttpRequest.newBuilder(simulation.statusUri(ZAI, task.id())).header("Authorization", "Bearer wrong");

        HttpResponse<byte[]> response = simulation.send(request);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo("1000");
    }

    @Test
    void idsBeginWithTheTimeInChina() {
        assertThat(submit(ZaiScripts.failed(PACE)).id()).matches("20260115182030[0-9a-f]{16}");
    }

    private SimulatedTask submit(Script script) {
        return simulation.providers.submit(ZAI, script);
    }
}
