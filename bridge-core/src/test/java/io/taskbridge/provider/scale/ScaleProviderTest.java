// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.provider.AdapterTest;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleProviderTest extends AdapterTest {
    ScaleProviderTest() {
        super(
                ProviderKind.SCALE,
                "http://localhost:1",
                Map.of("apiKey", new Secret(KEY), "accountId", new Secret("acc-" + KEY)));
    }

    @ParameterizedTest
    @CsvSource({
        "pending, QUEUED, PENDING",
        "started, RUNNING, STARTED",
        "started-bare, RUNNING, STARTED",
        "success, COMPLETED, SUCCESS",
        "success-lower-case, COMPLETED, success",
        "failure, FAILED, FAILURE",
        "timeout, FAILED, TIMEOUT",
    })
    void everyStatusHasItsStateAndKeepsItsSpelling(String fixture, TaskState state, String word) {
        assertThat(read(fixture).kind()).isEqualTo(Kind.SEEN);
        assertThat(report(fixture).state()).isEqualTo(state);
        assertThat(report(fixture).providerStatus()).isEqualTo(word);
    }

    @Test
    void startedPendingStartedIsReadAsItComes() {
        assertThat(Stream.of("started", "pending", "started").map(this::report).map(Report::state))
                .containsExactly(TaskState.RUNNING, TaskState.QUEUED, TaskState.RUNNING);
    }

    @Test
    void undefinedIsAnExpiryToBeDoubted() {
        Reading reading = read("undefined");

        assertThat(reading.kind()).isEqualTo(Kind.DOUBTFUL);
        assertThat(reading.report().state()).isEqualTo(TaskState.EXPIRED);
        assertThat(reading.report().providerStatus()).isEqualTo("UNDEFINED");
    }

    @Test
    void resultIsTheOutput() {
        assertThat(report("success").output()).isEqualTo(Output.of(new RawJson("{\"predictions\":[1,2]}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"success-without-result", "success-null-result"})
    void absentAndNullResultAreNoOutput(String fixture) {
        assertThat(report(fixture).output()).isEqualTo(Output.omitted(ResultOmitted.NOT_PROVIDED));
    }

    @Test
    void resultThatIsAStringStaysAString() {
        assertThat(reportOf("{\"status\":\"SUCCESS\",\"result\":\"{\\\"a\\\":1}\"}")
                        .output())
                .isEqualTo(Output.of(new RawJson("\"{\\\"a\\\":1}\"")));
    }

    @ParameterizedTest
    @CsvSource({"success-code-500, 500", "success-code-number, 422"})
    void successWithAnErrorCodeIsAFailure(String fixture, String code) {
        Report report = report(fixture);

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.output()).isEqualTo(Output.none());
        assertThat(report.error().code()).isEqualTo(code);
        assertThat(report.error().message()).contains(code);
        assertThat(report.error().detail()).isEqualTo(Fixture.json("{\"result\":{\"error\":\"bad prompt\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"200\"", "399", "\"OK\"", "null", "\"\"", "[500]"})
    void successWithAnyOtherCodeIsASuccess(String code) {
        assertThat(reportOf("{\"status\":\"SUCCESS\",\"result\":1,\"code\":%s}".formatted(code))
                        .state())
                .isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void codeIsAnAttribute() {
        assertThat(report("success").attributes()).isEqualTo(Map.of("code", "200"));
        assertThat(report("started").attributes()).isEmpty();
    }

    @Test
    void resultOfAFailureIsErrorTextAndNeverOutput() {
        Report report = report("failure");

        assertThat(report.output()).isEqualTo(Output.none());
        assertThat(report.error().code()).isEqualTo("E7");
        assertThat(report.error().message()).isEqualTo("the handler raised");
        assertThat(report.error().detail().get("result").textValue()).isEqualTo("ValueError('x')");
        assertThat(report.error().detail().get("traceback").textValue()).startsWith("Traceback");
    }

    @Test
    void resultSpeaksWhereNoReasonIsGiven() {
        assertThat(report("failure-without-reason").error().message()).isEqualTo("ValueError('x')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"FAILURE\"}", "{\"status\":\"FAILURE\",\"reason\":\" \"}"})
    void failureWithoutAWordIsStillAFailure(String body) {
        Report report = reportOf(body);

        assertThat(report.error().code()).isNull();
        assertThat(report.error().message()).isEqualTo("the task failed");
        assertThat(report.error().detail()).isNull();
    }

    @Test
    void timeoutSaysSoInItsCode() {
        assertThat(report("timeout").error().code()).isEqualTo("TIMEOUT");
        assertThat(report("timeout").error().message()).isEqualTo("SoftTimeLimitExceeded()");
    }

    @Test
    void hugeTracebackKeepsItsEnd() {
        String traceback = "line\\n".repeat(100_000) + "ValueError: x";

        Report report = reportOf("{\"status\":\"FAILURE\",\"traceback\":\"%s\"}".formatted(traceback));

        assertThat(report.error().detail().get("traceback").textValue())
                .endsWith("ValueError: x")
                .hasSizeLessThanOrEqualTo(Excerpt.DETAIL + 1);
    }

    @Test
    void hugeErrorTextIsCut() {
        Report report = reportOf("{\"status\":\"FAILURE\",\"result\":\"%s\"}".formatted("x".repeat(1_000_000)));

        assertThat(report.error().message()).hasSizeLessThanOrEqualTo(Excerpt.MESSAGE + 1);
        assertThat(report.error().detail().toString()).hasSizeLessThan(2 * Excerpt.DETAIL);
    }

    @Test
    void refusedIdIsNotFoundForAReasonOfItsOwn() {
        Reading reading = read(422, "error-422");

        assertThat(reading.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(reading.reason()).contains("422");
    }

    @Test
    void unmappedWordHolds() {
        assertThat(read("unmapped").kind()).isEqualTo(Kind.UNMAPPED);
    }

    @Test
    void modelServerIsRequired() {
        assertThatThrownBy(() -> provider.requireTarget(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("target: required");
    }

    @Test
    void modelServerIsOneSegment() {
        assertThat(provider.request(new TaskKey("s", "id"), "a/../b").url())
                .isEqualTo("http://localhost:1/v4/serving/a%2F..%2Fb/pollAsync/id");
    }

    @Test
    void modelServerInTheHostMustFitIt() {
        Provider hosted = ProviderKind.SCALE.connect("http://{target}.example", credentials);

        assertThatThrownBy(() -> hosted.requireTarget("A.b")).hasMessageContaining("[a-z0-9-]{1,63}");
    }
}
