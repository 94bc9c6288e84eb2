// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.VESSL;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VesslCloudTest {
    private final Simulation simulation = new Simulation();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void waitingTaskHasOnlyItsStatus() {
        SimulatedTask task = submit(VesslScripts.failed(PACE));

        assertThat(simulation.status(task)).isEqualTo(json("{\"status\":\"pending\"}"));
    }

    @Test
    void runningTaskHasOnlyItsStatus() {
        SimulatedTask task = submit(VesslScripts.failed(PACE));

        simulation.steps(1);

        assertThat(simulation.status(task)).isEqualTo(json("{\"status\":\"in_progress\"}"));
    }

    @Test
    void outputComesRawAndDecoded() {
        SimulatedTask task = submit(VesslScripts.completed(PACE, json("{\"a\":1}")));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"completed","status_code":200,"raw_output":"{\\"a\\":1}","output":{"a":1}}"""));
    }

    @Test
    void outputThatIsNoJsonComesRawAlone() {
        SimulatedTask task = submit(VesslScripts.completedAsText(PACE, "hello"));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"completed","status_code":200,"raw_output":"hello"}"""));
    }

    @Test
    void outputNullIsThere() {
        SimulatedTask task = submit(VesslScripts.completedWithNull(PACE));

        simulation.steps(2);

        assertThat(simulation.status(task).get("output")).isEqualTo(json("null"));
    }

    @Test
    void refusedRequestHasCodeOutputAndReason() {
        SimulatedTask task = submit(VesslScripts.failed(PACE));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"failed","status_code":400,
                 "raw_output":"{\\"message\\":\\"Request body must contain field 'data'.\\"}",
                 "output":{"message":"Request body must contain field 'data'."},
                 "fail_reason":"Server responded with status code 400"}"""));
    }

    @Test
    void internalFailureHasOnlyAReason() {
        SimulatedTask task = submit(VesslScripts.failedInside(PACE));

        simulation.steps(2);

        assertThat(simulation.status(task)).isEqualTo(json("""
                {"status":"failed","fail_reason":"no worker became ready"}"""));
    }

    @Test
    void freshIdIsNotFoundForAWhile() {
        SimulatedTask task = submit(VesslScripts.failed(PACE).hiddenFor(Duration.ofMillis(300)));

        int fresh = simulation.poll(task).statusCode();
        simulation.clock.advance(Duration.ofMillis(300));

        assertThat(fresh).isEqualTo(404);
        assertThat(simulation.poll(task).statusCode()).isEqualTo(200);
    }

    @Test
    void forgottenTaskIsNotFoundForEver() {
        SimulatedTask task = submit(VesslScripts.failed(PACE).forgotten());

        simulation.steps(2);

        assertThat(simulation.poll(task).statusCode()).isEqualTo(404);
    }

    @Test
    void wrongTokenIsRefused() {
        SimulatedTask task = submit(VesslScripts.failed(PACE));

        HttpRequest.Builder request =
                HttpRequest.newBuilder(simulation.statusUri(VESSL, task.id())).header("Authorization", "Bearer wrong");

        assertThat(simulation.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void idsAreShortLowercaseAlphanumerics() {
        assertThat(submit(VesslScripts.failed(PACE)).id()).matches("[0-9a-z]{12}");
    }

    private SimulatedTask submit(Script script) {
        return simulation.providers.submit(VESSL, script);
    }
}
