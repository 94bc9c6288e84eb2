// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static io.taskbridge.app.demo.Simulation.PACE;
import static io.taskbridge.app.demo.Simulation.STEP;
import static io.taskbridge.app.demo.Simulation.json;
import static io.taskbridge.provider.ProviderKind.BASETEN;
import static io.taskbridge.provider.ProviderKind.SCALE;
import static io.taskbridge.provider.ProviderKind.VESSL;
import static io.taskbridge.provider.ProviderKind.ZAI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    private static final JsonNode OUTPUT = json("{\"a\":1}");
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final Simulation simulation = new Simulation(
            options -> options.withLatency(Duration.ofMillis(100)).withMemory(MEMORY));
    private final Ledger ledger = simulation.providers.ledger();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void changesComeTrueWithTime() {
        SimulatedTask task = simulation.providers.submit(SCALE, ScaleScripts.succeeded(PACE, OUTPUT));

        simulation.steps(1);

        assertThat(ledger.task(SCALE, task.id()).changes())
                .containsExactly(
                        new Change(TaskState.QUEUED, "PENDING", SettableClock.START),
                        new Change(TaskState.RUNNING, "STARTED", SettableClock.START.plus(STEP)));
    }

    @Test
    void stateIsEnteredAtTheBeginningOfItsStretch() {
        SimulatedTask task = simulation.providers.submit(SCALE, ScaleScripts.undefinedBlip(PACE, OUTPUT));

        simulation.steps(4);

        TaskTruth truth = ledger.task(SCALE, task.id());
        assertThat(truth.enteredLast(TaskState.RUNNING, simulation.clock.instant()))
                .isEqualTo(SettableClock.START.plus(STEP));
    }

    @Test
    void stateIsEnteredAsOfTheTimeAskedFor() {
        SimulatedTask task = simulation.providers.submit(SCALE, ScaleScripts.requeued(PACE, OUTPUT));

        simulation.steps(4);

        TaskTruth truth = ledger.task(SCALE, task.id());
        assertThat(truth.enteredLast(TaskState.QUEUED, SettableClock.START.plus(STEP)))
                .isEqualTo(SettableClock.START);
        assertThat(truth.enteredLast(TaskState.RUNNING, SettableClock.START)).isNull();
    }

    static Stream<Arguments> expectations() {
        Script success = BasetenScripts.succeeded(PACE, OUTPUT);
        String url = "http://localhost:1/";
        return Stream.of(
                Arguments.of(success, completed(null, ResultOmitted.NOT_PROVIDED)),
                Arguments.of(success.withWebhook(WebhookPlan.once(url)), completed(OUTPUT, null)),
                Arguments.of(
                        success.withWebhook(WebhookPlan.never(url)), completed(null, ResultOmitted.WEBHOOK_MISSED)),
                Arguments.of(
                        success.withWebhook(WebhookPlan.astray(url)), completed(null, ResultOmitted.WEBHOOK_MISSED)),
                Arguments.of(
                        success.withWebhook(WebhookPlan.failed(url)), completed(null, ResultOmitted.WEBHOOK_FAILED)),
                Arguments.of(BasetenScripts.expired(PACE), new Expectation(TaskState.EXPIRED, null, null)),
                Arguments.of(ScaleScripts.innerError(PACE), new Expectation(TaskState.FAILED, null, null)),
                Arguments.of(VesslScripts.completedAsText(PACE, "hi"), completed(json("\"hi\""), null)),
                Arguments.of(VesslScripts.completedWithNull(PACE), completed(json("null"), null)),
                Arguments.of(ZaiScripts.withoutResult(PACE), completed(null, ResultOmitted.NOT_PROVIDED)),
                Arguments.of(
                        VesslScripts.completed(PACE, OUTPUT).forgotten(), new Expectation(TaskState.LOST, null, null)));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void scriptSaysWhatTheTerminalEventMustSay(Script script, Expectation expected) {
        assertThat(script.expected()).isEqualTo(expected);
    }

    @Test
    void pollsOfATaskAreCountedEvenAtOnce() {
        SimulatedTask task = simulation.providers.submit(VESSL, VesslScripts.completed(PACE, OUTPUT));

        CompletableFuture<HttpResponse<byte[]>> one = simulation.pollAsync(task);
        CompletableFuture<HttpResponse<byte[]>> other = simulation.pollAsync(task);
        CompletableFuture.allOf(one, other).join();

        TaskTruth truth = ledger.task(VESSL, task.id());
        assertThat(truth.polls()).isEqualTo(2);
        assertThat(truth.mostPollsInFlight()).isEqualTo(2);
    }

    @Test
    void pollsOneAfterTheOtherAreNeverInFlightTogether() {
        SimulatedTask task = simulation.providers.submit(VESSL, VesslScripts.completed(PACE, OUTPUT));

        simulation.poll(task);
        simulation.poll(task);

        assertThat(ledger.task(VESSL, task.id()).mostPollsInFlight()).isEqualTo(1);
    }

    @Test
    void providerCountsItsRequestsAndAnswers() {
        SimulatedTask task = simulation.providers.submit(ZAI, ZaiScripts.failed(PACE));

        simulation.poll(task);
        simulation.poll(task);
        simulation.poll(ZAI, "no-such-id");

        simulation.awaitTrue(() -> ledger.provider(ZAI).answers().equals(Map.of(200, 2L, 400, 1L)));
        assertThat(ledger.provider(ZAI).requests()).isEqualTo(3);
        assertThat(ledger.provider(VESSL).requests()).isZero();
    }

    @Test
    void providerRemembersItsBusiestSecond() {
        SimulatedTask task = simulation.providers.submit(ZAI, ZaiScripts.failed(PACE));

        simulation.poll(task);
        simulation.poll(task);
        simulation.clock.advance(Duration.ofSeconds(1));
        simulation.poll(task);

        assertThat(ledger.provider(ZAI).mostInOneSecond()).isEqualTo(2);
    }

    @Test
    void endedTaskIsForgottenAfterAWhile() {
        SimulatedTask old = simulation.providers.submit(BASETEN, BasetenScripts.atOnce(OUTPUT));
        simulation.clock.advance(MEMORY.plusMillis(1));

        SimulatedTask fresh = simulation.providers.submit(BASETEN, BasetenScripts.atOnce(OUTPUT));

        List<String> remembered =
                ledger.tasks(BASETEN).stream().map(truth -> truth.task().id()).toList();
        assertThat(remembered).containsExactly(fresh.id()).doesNotContain(old.id());
    }

    private static Expectation completed(JsonNode output, ResultOmitted omitted) {
        return new Expectation(TaskState.COMPLETED, output, omitted);
    }
}
