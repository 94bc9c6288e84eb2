// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.codec.RawValues;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.WebhookReading;
import io.taskbridge.provider.WebhookReading.Kind;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasetenWebhooksTest {
    private static final Instant TIME = Instant.parse("2026-01-15T10:20:30.123456Z");

    private final BasetenWebhooks webhooks = new BasetenWebhooks();

    private WebhookReading read(String fixture) {
        return webhooks.read(Fixture.bytes("baseten/" + fixture));
    }

    private WebhookReading readOf(String body) {
        return webhooks.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A success whose fields after {@code type} are given. */
    private WebhookReading completed(String fields) {
        return readOf("{\"type\":\"async_request_completed\"," + fields + "}");
    }

    private RawJson output(String fixture) {
        return read(fixture).report().output().value();
    }

    @Test
    void successBringsTheOutput() {
        WebhookReading reading = read("webhook-success");

        assertThat(reading.kind()).isEqualTo(Kind.NEWS);
        assertThat(reading.taskId()).isEqualTo("0f3a9c52d1e84b7796a1c0d2e3f45678");
        assertThat(reading.sentAt()).isEqualTo(TIME);
        assertThat(reading.report())
                .isEqualTo(new Report(
                        TaskState.COMPLETED,
                        "SUCCEEDED",
                        "model:m7x2q9kd",
                        TIME,
                        Output.of(new RawJson("{\"text\":\"hi\"}")),
                        null,
                        Map.of("webhookStatus", "SUCCEEDED", "deploymentId", "d4w8zpl1")));
    }

    @Test
    void failureBringsTheError() {
        Report report = read("webhook-failure").report();

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.providerStatus()).isEqualTo("FAILED");
        assertThat(report.output()).isEqualTo(Output.none());
        assertThat(report.error().code()).isEqualTo("MODEL_PREDICT_ERROR");
        assertThat(report.error().message()).isEqualTo("the model raised");
    }

    @Test
    void severalErrorsAreAllKept() {
        Report report = read("webhook-two-errors").report();

        assertThat(report.error().code()).isEqualTo("MODEL_PREDICT_TIMEOUT");
        assertThat(report.error().detail()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook-data-string | \"hi\"",
                "webhook-data-number | 0.10",
                "webhook-data-array  | [1,2,[3]]",
                "webhook-data-null   | null",
            })
    void anyJsonIsAnOutput(String fixture, String json) {
        assertThat(output(fixture)).isEqualTo(new RawJson(json));
    }

    @Test
    void nullDataWithoutErrorsIsANullOutput() {
        assertThat(read("webhook-data-null").report().output()).isEqualTo(Output.of(new RawJson("null")));
    }

    @Test
    void dataBesideErrorsIsNoOutput() {
        Report report = completed("\"request_id\":\"a\",\"data\":{\"x\":1},\"errors\":[{\"code\":\"E\"}]")
                .report();

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.output()).isEqualTo(Output.none());
    }

    @Test
    void unicodeAndEscapedUnicodeAreTheSameOutput() {
        assertThat(RawValues.tree(output("webhook-unicode")))
                .isEqualTo(RawValues.tree(output("webhook-escaped-unicode")))
                .isEqualTo(Fixture.json("{\"text\":\"café 漢字 🦊\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-keys-reordered", "webhook-extra-fields"})
    void orderOfKeysAndUnknownFieldsDoNotMatter(String fixture) {
        assertThat(read(fixture)).isEqualTo(read("webhook-success"));
    }

    @Test
    void chainIsTheTargetInPlaceOfTheModel() {
        assertThat(read("webhook-chain").report().target()).isEqualTo("chain:c9k2m4qp");
    }

    @Test
    void neitherModelNorChainIsNeeded() {
        WebhookReading reading = read("webhook-neither-id");

        assertThat(reading.kind()).isEqualTo(Kind.NEWS);
        assertThat(reading.report().target()).isNull();
    }

    @Test
    void absentDataIsNoOutput() {
        assertThat(completed("\"request_id\":\"a\",\"errors\":[]").report().output())
                .isEqualTo(Output.omitted(ResultOmitted.NOT_PROVIDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"time\":null", ",\"time\":\"soon\"", ",\"time\":1768472430"})
    void missingOrUnreadableTimeIsNoTime(String time) {
        WebhookReading reading = completed("\"request_id\":\"a\",\"errors\":[]" + time);

        assertThat(reading.kind()).isEqualTo(Kind.NEWS);
        assertThat(reading.sentAt()).isNull();
        assertThat(reading.report().occurredAt()).isNull();
    }

    @Test
    void otherTypeNeedsNothingElse() {
        assertThat(read("webhook-billing").kind()).isEqualTo(Kind.UNKNOWN_TYPE);
        assertThat(readOf("{\"type\":\"\"}").kind()).isEqualTo(Kind.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void whatBasetenNeverSendsIsMalformed(String body) {
        WebhookReading reading = readOf(body);

        assertThat(reading.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(reading.report()).isNull();
        assertThat(reading.reason()).isNotBlank();
    }

    static String[] malformedBodies() {
        String typed = "{\"type\":\"async_request_completed\",";
        return new String[] {
            "",
            "null",
            "[]",
            "\"a\"",
            "<html>",
            "{",
            "[".repeat(100_000),
            "{}",
            "{\"type\":7}",
            "{\"type\":null,\"request_id\":\"a\",\"errors\":[]}",
            typed + "\"errors\":[]}",
            typed + "\"request_id\":null,\"errors\":[]}",
            typed + "\"request_id\":7,\"errors\":[]}",
            typed + "\"request_id\":\"\",\"errors\":[]}",
            typed + "\"request_id\":\"a\\nb\",\"errors\":[]}",
            typed + "\"request_id\":\"\\ud800\",\"errors\":[]}",
            typed + "\"request_id\":\"" + "x".repeat(257) + "\",\"errors\":[]}",
            typed + "\"request_id\":\"a\",\"data\":1}",
            typed + "\"request_id\":\"a\",\"data\":1,\"errors\":null}",
            typed + "\"request_id\":\"a\",\"data\":1,\"errors\":{}}",
            typed + "\"request_id\":\"a\",\"data\":1,\"errors\":\"\"}",
        };
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        assertThat(webhooks.read(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})
                        .kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void signatureComesInBasetensHeader() {
        assertThat(webhooks.signatureHeader()).isEqualTo("X-BASETEN-SIGNATURE");
    }
}
