// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.vessl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.provider.AdapterTest;
import io.taskbridge.provider.Excerpt;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VesslProviderTest extends AdapterTest {
    VesslProviderTest() {
        super(ProviderKind.VESSL, "http://localhost:1", Map.of("token", new Secret(KEY)));
    }

    @ParameterizedTest
    @CsvSource({
        "pending, QUEUED, pending",
        "in-progress, RUNNING, in_progress",
        "completed, COMPLETED, completed",
        "failed, FAILED, failed",
    })
    void everyStatusHasItsState(String fixture, TaskState state, String word) {
        assertThat(read(fixture).kind()).isEqualTo(Kind.SEEN);
        assertThat(report(fixture).state()).isEqualTo(state);
        assertThat(report(fixture).providerStatus()).isEqualTo(word);
    }

    @Test
    void pendingNeedsNothingButItsStatus() {
        assertThat(report("pending")).isEqualTo(Report.of(TaskState.QUEUED, "pending"));
    }

    @Test
    void decodedOutputIsPreferred() {
        assertThat(report("completed").output()).isEqualTo(Output.of(new RawJson("{\"a\":1}")));
    }

    @Test
    void rawOutputIsAStringWhereItIsNoJson() {
        assertThat(report("completed-text").output()).isEqualTo(Output.of(new RawJson("\"not JSON at all\"")));
    }

    @Test
    void nullOutputIsAnOutput() {
        assertThat(report("completed-output-null").output()).isEqualTo(Output.of(new RawJson("null")));
    }

    @Test
    void completedWithoutAnyOutputSaysSo() {
        assertThat(report("completed-bare").output()).isEqualTo(Output.omitted(ResultOmitted.NOT_PROVIDED));
    }

    @Test
    void failureKeepsReasonCodeAndAnswer() {
        Report report = report("failed");

        assertThat(report.output()).isEqualTo(Output.none());
        assertThat(report.error().code()).isEqualTo("400");
        assertThat(report.error().message()).isEqualTo("Server responded with status code 400");
        assertThat(report.error().detail()).isEqualTo(Fixture.json("{\"message\":\"no data\"}"));
        assertThat(report.attributes()).isEqualTo(Map.of("statusCode", "400"));
    }

    @Test
    void redirectOfTheServiceIsAFailure() {
        Report report = report("failed-redirect");

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.error().code()).isEqualTo("302");
        assertThat(report.error().detail()).isEqualTo(TextNode.valueOf("moved"));
    }

    @Test
    void failureWithoutStatusCodeIsAFailure() {
        Report report = report("failed-internal");

        assertThat(report.error().code()).isNull();
        assertThat(report.error().message()).isEqualTo("worker was preempted");
        assertThat(report.error().detail()).isNull();
        assertThat(report.attributes()).isEmpty();
    }

    @Test
    void failureWithoutAWordIsStillAFailure() {
        assertThat(report("failed-bare").error().message()).isEqualTo("the provider gave no reason");
    }

    @Test
    void hugeAnswerOfAFailedServiceIsCut() {
        String body = "{\"status\":\"failed\",\"raw_output\":\"%s\"}".formatted("x".repeat(1_000_000));

        Report report = reportOf(body);

        assertThat(report.error().detail().textValue()).hasSize(Excerpt.DETAIL + 1);
    }

    @Test
    void unmappedWordHolds() {
        assertThat(read("unmapped").kind()).isEqualTo(Kind.UNMAPPED);
    }

    @Test
    void slugIsNeededOnlyIfTheBaseUrlNeedsIt() {
        Provider slugged = ProviderKind.VESSL.connect(ProviderKind.VESSL.defaultBaseUrl(), credentials);

        assertThatCode(() -> provider.requireTarget(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> slugged.requireTarget(null)).hasMessageContaining("target: required");
        assertThatCode(() -> slugged.requireTarget("slug")).doesNotThrowAnyException();
    }
}
