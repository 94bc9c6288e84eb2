// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.BASETEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest {
    private static final JsonNode OUTPUT = json("{\"text\":\"hi\"}");
    private static final List<Secret> SECRETS =
            List.of(new Secret("whsec_" + "N".repeat(40)), new Secret("whsec_" + "O".repeat(40)));

    private final Simulation simulation = new Simulation(options ->
            options.withWebhookSecrets(SECRETS).withWebhookTimes(Duration.ofMillis(20), Duration.ofMillis(200)));

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void successIsCalledInTheDocumentedOrder() {
        Receiver receiver = new Receiver(simulation.vertx, 200);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        assertThat(new String(receiver.call().body(), StandardCharsets.UTF_8))
                .isEqualTo(("{'request_id':'" + task.id() + "','model_id':'m7x2q9kd','deployment_id':'d4w8zpl1',"
                                + "'type':'async_request_completed','time':'2026-01-15T10:20:30.123456Z',"
                                + "'data':{'text':'hi'},'errors':[]}")
                        .replace('\'', '"'));
    }

    @Test
    void callCarriesIdAndSignaturesOfItsBytes() {
        Receiver receiver = new Receiver(simulation.vertx, 200);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        Receiver.Call call = receiver.call();
        assertThat(call.headers().get("X-BASETEN-REQUEST-ID")).isEqualTo(task.id());
        assertThat(call.headers().get("X-BASETEN-SIGNATURE")).isEqualTo(new WebhookSigner(SECRETS).sign(call.body()));
    }

    @Test
    void failureIsCalledWithNullDataAndErrors() {
        Receiver receiver = new Receiver(simulation.vertx, 200);

        submit(BasetenScripts.failed(Pace.every(Duration.ZERO)), WebhookPlan.once(receiver.url()));

        JsonNode body = json(receiver.call().body());
        assertThat(body.get("data")).isEqualTo(json("null"));
        assertThat(body.at("/errors/0/code").textValue()).isEqualTo("MODEL_PREDICT_ERROR");
    }

    @Test
    void deliveryShowsInTheStatus() {
        Receiver receiver = new Receiver(simulation.vertx, 200);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        simulation.awaitTrue(() -> webhookStatus(task).equals("SUCCEEDED"));
    }

    @Test
    void repeatedDeliveryBringsTheSameBytes() {
        Receiver receiver = new Receiver(simulation.vertx, 200);

        submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.twice(receiver.url()));

        assertThat(receiver.call().body()).isEqualTo(receiver.call().body());
    }

    @Test
    void lateCallComesAfterTheDelay() {
        Receiver receiver = new Receiver(simulation.vertx, 200);
        SimulatedTask prompt =
                submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.late(receiver.url(), Duration.ofMillis(300)));

        SimulatedTask other = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        assertThat(id(receiver.call())).isEqualTo(other.id());
        assertThat(id(receiver.call())).isEqualTo(prompt.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 0})
    void troubleOfTheReceiverIsRetriedOnce(int trouble) {
        Receiver receiver = new Receiver(simulation.vertx, trouble, 200);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        simulation.awaitTrue(() -> webhookStatus(task).equals("SUCCEEDED"));
        assertThat(statuses(task)).containsExactly(trouble, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 413, 429, 501})
    void refusalOfTheReceiverIsFinal(int refusal) {
        Receiver receiver = new Receiver(simulation.vertx, refusal, 200);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        simulation.awaitTrue(() -> webhookStatus(task).equals("FAILED"));
        assertThat(statuses(task)).containsExactly(refusal);
    }

    @Test
    void successThatCannotBeDeliveredLosesItsOutput() {
        Receiver receiver = new Receiver(simulation.vertx, 503);

        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        simulation.awaitTrue(() -> webhookStatus(task).equals("FAILED"));
        assertThat(simulation.status(task).path("status").textValue()).isEqualTo("WEBHOOK_FAILED");
        assertThat(truth(task).expected())
                .isEqualTo(new Expectation(TaskState.COMPLETED, null, ResultOmitted.WEBHOOK_FAILED));
    }

    @Test
    void receiverThatIsNotThereIsTriedTwice() {
        SimulatedTask task = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once("http://localhost:1/x"));

        simulation.awaitTrue(() -> webhookStatus(task).equals("FAILED"));

        assertThat(statuses(task)).containsExactly(0, 0);
    }

    @Test
    void lostCallIsNeverMade() {
        Receiver receiver = new Receiver(simulation.vertx, 200);
        SimulatedTask lost = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.astray(receiver.url()));

        submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        assertThat(id(receiver.call())).isNotEqualTo(lost.id());
        assertThat(receiver.waiting()).isZero();
        assertThat(webhookStatus(lost)).isEqualTo("SUCCEEDED");
    }

    @Test
    void callAwaitsTheEndOfTheTask() {
        Receiver receiver = new Receiver(simulation.vertx, 200);
        submit(BasetenScripts.succeeded(PACE, OUTPUT), WebhookPlan.once(receiver.url()));

        SimulatedTask done = submit(BasetenScripts.atOnce(OUTPUT), WebhookPlan.once(receiver.url()));

        assertThat(id(receiver.call())).isEqualTo(done.id());
        assertThat(receiver.waiting()).isZero();
    }

    private SimulatedTask submit(Script script, WebhookPlan plan) {
        return simulation.providers.submit(BASETEN, script.withWebhook(plan));
    }

    private String webhookStatus(SimulatedTask task) {
        return simulation.status(task).path("webhook_status").textValue();
    }

    private List<Integer> statuses(SimulatedTask task) {
        return truth(task).webhookAttempts().stream()
                .map(WebhookAttempt::status)
                .toList();
    }

    private TaskTruth truth(SimulatedTask task) {
        return simulation.providers.ledger().task(BASETEN, task.id());
    }

    private static String id(Receiver.Call call) {
        return json(call.body()).path("request_id").textValue();
    }
}
