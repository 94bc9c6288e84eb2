// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.BASETEN;
import static io.taskbridge.provider.ProviderKind.SCALE;
import static io.taskbridge.provider.ProviderKind.VESSL;
import static io.taskbridge.provider.ProviderKind.ZAI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.provider.ProviderKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitEndpointTest {
    private final Simulation simulation = new Simulation();

    @AfterEach
    void close() {
        simulation.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/async_predict",
                "/production/async_predict",
                "/development/async_predict",
                "/environments/staging/async_predict",
                "/deployment/d1/async_predict"
            })
    void basetenTakesModelInput(String path) {
        HttpResponse<byte[]> response = simulation.post(BASETEN, path, "{\"model_input\":{}}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(truth(BASETEN, json(response), "request_id").task().target()).startsWith("model:");
    }

    @Test
    void basetenTakesChains() {
        HttpResponse<byte[]> response = simulation.post(BASETEN, "/production/async_run_remote", "{\"any\":1}");

        assertThat(truth(BASETEN, json(response), "request_id").task().target()).startsWith("chain:");
    }

    @Test
    void basetenRemembersTheWebhookEndpoint() {
        HttpResponse<byte[]> response = simulation.post(
                BASETEN, "/async_predict", "{\"model_input\":{},\"webhook_endpoint\":\"http://localhost:1/x\"}");

        Script script = truth(BASETEN, json(response), "request_id").task().script();
        assertThat(script.webhook().endpoint()).isEqualTo("http://localhost:1/x");
    }

    @Test
    void vesslTakesData() {
        HttpResponse<byte[]> response = simulation.post(VESSL, "/async", "{\"data\":{\"text\":\"hi\"}}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(truth(VESSL, json(response), "id")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"/videos/generations", "/async/images/generations", "/async/chat/completions"})
    void zaiAnswersThatItIsProcessing(String path) {
        HttpResponse<byte[]> response = simulation.post(ZAI, "/paas/v4" + path, "{\"model\":\"x\",\"prompt\":\"y\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("task_status").textValue()).isEqualTo("PROCESSING");
        assertThat(truth(ZAI, json(response), "id")).isNotNull();
    }

    @Test
    void scaleHasAPathOfTheSimulatorsOwn() {
        HttpResponse<byte[]> response = simulation.post(SCALE, "/simulator/serving/my-server/tasks", "{}");

        assertThat(truth(SCALE, json(response), "task_id").task().target()).isEqualTo("my-server");
    }

    @Test
    void submittedTaskCanBePolled() {
        JsonNode submitted = json(simulation.post(VESSL, "/async", "{\"data\":1}"));

        assertThat(simulation.poll(VESSL, submitted.path("id").textValue()).statusCode())
                .isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"other\":1}"})
    void bodyThatTheProviderDoesNotTakeIsRefused(String body) {
        assertThat(simulation.post(BASETEN, "/async_predict", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void bodyBeyondTheLimitIsRefused() {
        String large = "{\"model_input\":\"" + "x".repeat(300_000) + "\"}";

        assertThat(simulation.post(BASETEN, "/async_predict", large).statusCode())
                .isEqualTo(413);
    }

    @Test
    void keyIsRequired() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulation.providers.baseUrl(VESSL) + "/async"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":1}"));

        assertThat(simulation.send(request).statusCode()).isEqualTo(401);
    }

    private TaskTruth truth(ProviderKind kind, JsonNode submitted, String member) {
        return simulation.providers.ledger().task(kind, submitted.path(member).textValue());
    }
}
