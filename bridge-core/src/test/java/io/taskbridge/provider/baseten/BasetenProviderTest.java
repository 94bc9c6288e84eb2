// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.AdapterTest;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Reading;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasetenProviderTest extends AdapterTest {
    private static final Output AWAITED = Output.awaited(ResultOmitted.NOT_PROVIDED);

    BasetenProviderTest() {
        super(ProviderKind.BASETEN, "http://localhost:1/base", Map.of("apiKey", new Secret(KEY)));
    }

    @ParameterizedTest
    @CsvSource({
        "poll-queued, QUEUED",
        "poll-in-progress, RUNNING",
        "poll-succeeded-webhook-pending, COMPLETED",
        "poll-webhook-failed, COMPLETED",
        "poll-failed, FAILED",
        "poll-expired, EXPIRED",
        "poll-canceled, CANCELED",
    })
    void everyStatusHasItsState(String fixture, TaskState state) {
        assertThat(read(200, fixture).kind()).isEqualTo(Kind.SEEN);
        assertThat(report(fixture).state()).isEqualTo(state);
    }

    @Test
    void reportSaysAllThatAnAnswerSays() {
        assertThat(report("poll-in-progress"))
                .isEqualTo(new Report(
                        TaskState.RUNNING,
                        "IN_PROGRESS",
                        "model:m7x2q9kd",
                        Instant.parse("2026-01-15T10:20:30.123456Z"),
                        Output.none(),
                        null,
                        Map.of("webhookStatus", "PENDING", "deploymentId", "d4w8zpl1")));
    }

    @Test
    void chainIsTheTargetWhereNoModelIsNamed() {
        assertThat(report("poll-chain-in-progress").target()).isEqualTo("chain:c9k2m4qp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"QUEUED\"}",
                "{\"status\":\"QUEUED\",\"model_id\":\"\"}",
                "{\"status\":\"QUEUED\",\"model_id\":\"a\\u0000b\"}",
            })
    void targetThatNoTaskCouldHaveIsLeftOut(String body) {
        assertThat(reportOf(body).target()).isNull();
    }

    @Test
    void webhookFailedIsASuccessWhoseOutputIsGone() {
        Report report = report("poll-webhook-failed");

        assertThat(report.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(report.output()).isEqualTo(Output.omitted(ResultOmitted.WEBHOOK_FAILED));
        assertThat(report.error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "SUCCEEDED", "NO_WEBHOOK_PROVIDED", "WHATEVER"})
    void webhookFailedSaysSoWhateverTheWebhookStatus(String webhookStatus) {
        String body = "{\"status\":\"WEBHOOK_FAILED\",\"webhook_status\":\"%s\"}".formatted(webhookStatus);

        assertThat(reportOf(body).output()).isEqualTo(Output.omitted(ResultOmitted.WEBHOOK_FAILED));
    }

    @Test
    void succeededWithPendingWebhookAwaitsTheOutput() {
        assertThat(report("poll-succeeded-webhook-pending").output()).isEqualTo(AWAITED);
    }

    @Test
    void succeededWithSucceededWebhookStillAwaitsTheOutput() {
        assertThat(report("poll-succeeded-webhook-succeeded").output()).isEqualTo(AWAITED);
    }

    @Test
    void pendingThenSucceededWebhookIsTheSameStateWithAnotherAttribute() {
        Report pending = report("poll-succeeded-webhook-pending");
        Report succeeded = report("poll-succeeded-webhook-succeeded");

        assertThat(succeeded.state()).isEqualTo(pending.state());
        assertThat(succeeded.attributes()).containsEntry("webhookStatus", "SUCCEEDED");
        assertThat(pending.attributes()).containsEntry("webhookStatus", "PENDING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"SUCCEEDED\"}",
                "{\"status\":\"SUCCEEDED\",\"webhook_status\":null}",
                "{\"status\":\"SUCCEEDED\",\"webhook_status\":\"WHATEVER\"}",
            })
    void unknownWebhookStatusAwaitsTheOutput(String body) {
        assertThat(reportOf(body).output()).isEqualTo(AWAITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll-succeeded-webhook-failed", "poll-succeeded-webhook-canceled"})
    void webhookThatWillNotComeIsNotAwaited(String fixture) {
        assertThat(report(fixture).output()).isEqualTo(Output.omitted(ResultOmitted.WEBHOOK_FAILED));
    }

    @Test
    void successWithoutWebhookHasNoOutput() {
        assertThat(report("poll-succeeded-no-webhook").output()).isEqualTo(Output.omitted(ResultOmitted.NOT_PROVIDED));
    }

    @Test
    void firstErrorSpeaksAndAllAreKept() {
        Report report = report("poll-failed");

        assertThat(report.error().code()).isEqualTo("MODEL_PREDICT_ERROR");
        assertThat(report.error().message()).isEqualTo("the model raised");
        assertThat(report.error().detail()).hasSize(2);
        assertThat(report.output()).isEqualTo(Output.none());
    }

    @Test
    void failureWithoutErrorsIsStillAFailure() {
        Report report = report("poll-failed-without-errors");

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.error().message()).isNotBlank();
    }

    @Test
    void errorsInAnotherShapeAreKept() {
        Report report = reportOf("{\"status\":\"FAILED\",\"errors\":[\"boom\"]}");

        assertThat(report.error().code()).isNull();
        assertThat(report.error().message()).isEqualTo("boom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[7]", "[{\"code\":{},\"message\":[]}]", "{\"code\":\"a\"}", "\"boom\"", "null"})
    void errorsThatNobodyCanReadStillMakeAnError(String errors) {
        Report report = reportOf("{\"status\":\"FAILED\",\"errors\":%s}".formatted(errors));

        assertThat(report.error().message()).isEqualTo("the provider gave no reason");
    }

    @Test
    void expiredTaskHasAnErrorOnlyIfTheAnswerHas() {
        Report explained = reportOf("{\"status\":\"EXPIRED\",\"errors\":[{\"code\":\"X\",\"message\":\"late\"}]}");

        assertThat(report("poll-expired").error()).isNull();
        assertThat(explained.error().code()).isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"yesterday\""})
    void badTimestampIsNoTimestamp(String time) {
        Report report = reportOf("{\"status\":\"QUEUED\",\"status_at\":%s}".formatted(time));

        assertThat(report.occurredAt()).isNull();
    }

    @Test
    void notFoundIsNotFound() {
        assertThat(read(404, "error-not-found").kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void rateLimitThrottles() {
        assertThat(read(429, "error-rate-limited").kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void revokedKeyAndUnpaidBillAreRefusals() {
        assertThat(read(401, "error-unauthorized").kind()).isEqualTo(Kind.REFUSED);
        assertThat(read(402, "error-billing").kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void htmlOf502IsTroubleOfTheSource() {
        Reading reading = provider.read(Fixture.replyOf(502, "<html>Bad gateway</html>"));

        assertThat(reading.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void unmappedWordHolds() {
        assertThat(read(200, "poll-unmapped").kind()).isEqualTo(Kind.UNMAPPED);
    }
}
