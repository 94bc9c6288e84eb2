// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.BASETEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasetenCloudTest {
    private static final JsonNode OUTPUT = json("{\"text\":\"hi\"}");
    private static final String NOWHERE = "http://localhost:1/webhooks/x";

    private final Simulation simulation = new Simulation();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void statusHasTheDocumentedMembersInOrder() {
        SimulatedTask task = submit(BasetenScripts.succeeded(PACE, OUTPUT));

        simulation.steps(1);

        assertThat(simulation.status(task))
                .hasToString(("{'request_id':'" + task.id() + "','model_id':'m7x2q9kd','deployment_id':'d4w8zpl1',"
                                + "'status':'IN_PROGRESS','webhook_status':'NO_WEBHOOK_PROVIDED',"
                                + "'created_at':'2026-01-15T10:20:30.123456Z','status_at':'2026-01-15T10:20:40.123456Z',"
                                + "'errors':[]}")
                        .replace('\'', '"'));
    }

    @Test
    void idsAreThirtyTwoLowercaseHexDigits() {
        assertThat(submit(BasetenScripts.atOnce(OUTPUT)).id()).matches("[0-9a-f]{32}");
    }

    @Test
    void successTellsNoOutput() {
        SimulatedTask task = submit(BasetenScripts.succeeded(PACE, OUTPUT));

        simulation.steps(2);

        JsonNode status = simulation.status(task);
        assertThat(status.path("status").textValue()).isEqualTo("SUCCEEDED");
        assertThat(status.toString()).doesNotContain("hi");
    }

    @Test
    void chainIsNamedInPlaceOfTheModel() {
        SimulatedTask task = submit(BasetenScripts.chain(PACE, OUTPUT));

        JsonNode status = simulation.status(task);

        assertThat(status.has("model_id")).isFalse();
        assertThat(status.path("chain_id").textValue()).isEqualTo("c3v8n1tz");
    }

    @Test
    void failureListsItsErrors() {
        SimulatedTask task = submit(BasetenScripts.failed(PACE));

        simulation.steps(2);

        JsonNode status = simulation.status(task);
        assertThat(status.path("status").textValue()).isEqualTo("FAILED");
        assertThat(status.at("/errors/0/code").textValue()).isEqualTo("MODEL_PREDICT_ERROR");
    }

    @Test
    void failureThatIsStillToComeIsNotListed() {
        SimulatedTask task = submit(BasetenScripts.failed(PACE));

        assertThat(simulation.status(task).path("errors")).isEmpty();
    }

    @Test
    void webhookIsPendingWhileTheTaskRuns() {
        SimulatedTask task = submit(BasetenScripts.succeeded(PACE, OUTPUT).withWebhook(WebhookPlan.failed(NOWHERE)));

        assertThat(simulation.status(task).path("webhook_status").textValue()).isEqualTo("PENDING");
    }

    @Test
    void successWithAFailedWebhookIsCalledWebhookFailed() {
        SimulatedTask task = submit(BasetenScripts.succeeded(PACE, OUTPUT).withWebhook(WebhookPlan.failed(NOWHERE)));

        simulation.steps(2);

        JsonNode status = simulation.status(task);
        assertThat(status.path("status").textValue()).isEqualTo("WEBHOOK_FAILED");
        assertThat(status.path("webhook_status").textValue()).isEqualTo("FAILED");
    }

    @Test
    void failureWithAFailedWebhookIsStillAFailure() {
        SimulatedTask task = submit(BasetenScripts.failed(PACE).withWebhook(WebhookPlan.failed(NOWHERE)));

        simulation.steps(2);

        assertThat(simulation.status(task).path("status").textValue()).isEqualTo("FAILED");
    }

    @Test
    void noWebhookIsSentForWhatNeverRan() {
        SimulatedTask task = submit(BasetenScripts.canceled(PACE).withWebhook(WebhookPlan.once(NOWHERE)));

        simulation.steps(1);

        JsonNode status = simulation.status(task);
        assertThat(status.path("status").textValue()).isEqualTo("CANCELED");
        assertThat(status.path("webhook_status").textValue()).isEqualTo("CANCELED");
    }

    @Test
    void unknownIdIsNotFound() {
        HttpResponse<byte[]> response = simulation.poll(BASETEN, "no-such-id");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Api-Key simulated-baseten-key", "Bearer simulated-baseten-key"})
    void keyIsAcceptedBehindEitherWord(String authorization) {
        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT));

        assertThat(simulation.send(request(task, authorization)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Api-Key wrong", "Basic simulated-baseten-key", "simulated-baseten-key"})
    void wrongKeyIsRefused(String authorization) {
        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT));

        assertThat(simulation.send(request(task, authorization)).statusCode()).isEqualTo(401);
    }

    @Test
    void baseUrlMayNameTheTarget() {
        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT));

        String inHost = simulation.statusUri(BASETEN, task.id()).toString().replace("/baseten/", "/baseten/model/m7/");

        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(inHost)).header("Authorization", "Api-Key simulated-baseten-key");
        assertThat(simulation.send(request).statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(SimulatedTask task, String authorization) {
        return HttpRequest.newBuilder(simulation.statusUri(BASETEN, task.id())).header("Authorization", authorization);
    }

    private SimulatedTask submit(Script script) {
        return simulation.providers.submit(BASETEN, script);
    }
}
