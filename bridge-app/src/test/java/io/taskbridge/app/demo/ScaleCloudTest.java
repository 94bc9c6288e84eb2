// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.SCALE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScaleCloudTest {
    private static final JsonNode OUTPUT = json("{\"predictions\":[1,2]}");

    private final Simulation simulation = new Simulation();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void runningTaskHasNullMembers() {
        SimulatedTask task = submit(ScaleScripts.succeeded(PACE, OUTPUT));

        simulation.steps(1);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"STARTED","result":null,"traceback":null}"""));
    }

    @Test
    void successCarriesItsResult() {
        SimulatedTask task = submit(ScaleScripts.succeeded(PACE, OUTPUT));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"SUCCESS","result":{"predictions":[1,2]},"code":"200"}"""));
    }

    @Test
    void requeuedTaskStartsTwice() {
        SimulatedTask task = submit(ScaleScripts.requeued(PACE, OUTPUT));

        assertThat(words(task, 5)).containsExactly("PENDING", "STARTED", "PENDING", "STARTED", "SUCCESS");
    }

    @Test
    void undefinedBlipPasses() {
        SimulatedTask task = submit(ScaleScripts.undefinedBlip(PACE, OUTPUT));

        assertThat(words(task, 5)).containsExactly("PENDING", "STARTED", "UNDEFINED", "STARTED", "SUCCESS");
    }

    @Test
    void undefinedForEverStays() {
        SimulatedTask task = submit(ScaleScripts.undefinedForEver(PACE));

        assertThat(words(task, 3)).containsExactly("PENDING", "UNDEFINED", "UNDEFINED");
    }

    @Test
    void failureCarriesItsTraceback() {
        SimulatedTask task = submit(ScaleScripts.failed(PACE));

        simulation.steps(2);

        JsonNode status = simulation.status(task);
        assertThat(status.path("status").textValue()).isEqualTo("FAILURE");
        assertThat(status.path("traceback").textValue()).startsWith("Traceback");
    }

    @Test
    void innerErrorIsASuccessWithCode500() {
        SimulatedTask task = submit(ScaleScripts.innerError(PACE));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"SUCCESS","result":{"error":"out of memory"},"code":"500"}"""));
    }

    @Test
    void timeOutHasItsOwnWord() {
        SimulatedTask task = submit(ScaleScripts.timedOut(PACE));

        assertThat(words(task, 3)).containsExactly("PENDING", "STARTED", "TIMEOUT");
    }

    @Test
    void unknownIdIsPendingForEver() {
        HttpResponse<byte[]> response = simulation.poll(SCALE, "no-such-id");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response)).isEqualTo(json("{\"status\":\"PENDING\"}"));
    }

    @Test
    void wrongKeyIsRefused() {
        SimulatedTask task = submit(ScaleScripts.succeeded(PACE, OUTPUT));

        HttpRequest.Builder request =
                HttpRequest.newBuilder(simulation.statusUri(SCALE, task.id())).header("x-api-key", "wrong");

        HttpResponse<byte[]> response = simulation.send(request);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).path("detail").isTextual()).isTrue();
    }

    @Test
    void unprocessableIdIsRefusedWithAList() {
        SimulatedTask task = submit(ScaleScripts.succeeded(PACE, OUTPUT));
        simulation.providers.faults(SCALE).next(1, Fault.status(422));

        JsonNode refusal = simulation.status(task);

        assertThat(refusal.at("/detail/0/loc/1").textValue()).isEqualTo("async_task_id");
    }

    @Test
    void idsAreRandomUuids() {
        assertThat(UUID.fromString(submit(ScaleScripts.failed(PACE)).id()).version())
                .isEqualTo(4);
    }

    private List<String> words(SimulatedTask task, int steps) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            words.add(simulation.status(task).path("status").textValue());
            simulation.steps(1);
        }
        return words;
    }

    private SimulatedTask submit(Script script) {
        return simulation.providers.submit(SCALE, script);
    }
}
