// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.zai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskbridge.provider.AdapterTest;
import io.taskbridge.provider.Fixture;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Reading.Kind;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaiProviderTest extends AdapterTest {
    ZaiProviderTest() {
        super(ProviderKind.ZAI, "http://localhost:1", Map.of("apiKey", new Secret(KEY)));
    }

    @Test
    void minimalProcessingBodyIsRunning() {
        assertThat(report("processing"))
                .isEqualTo(Report.of(TaskState.RUNNING, "PROCESSING")
                        .withAttributes(Map.of("requestId", "2026011518203001a2b3c4")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "video | {\"video_result\":[{\"url\":\"https://cdn.example/v.mp4\",\"cover_image_url\":\"https://cdn.example/v.png\"}]}",
                "video-single-object | {\"video_result\":{\"url\":\"https://cdn.example/v.mp4\"}}",
                "image | {\"image_result\":[{\"url\":\"https://cdn.example/i.png\"}]}",
                "chat | {\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"hello\"}}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12}}",
            })
    void resultIsTheFieldsThatTellIt(String fixture, String result) {
        assertThat(report(fixture).state()).isEqualTo(TaskState.COMPLETED);
        assertThat(report(fixture).output()).isEqualTo(Output.of(new RawJson(result)));
    }

    @Test
    void createdChangesBetweenPollsWithoutChangingTheReport() {
        assertThat(report("chat-polled-again")).isEqualTo(report("chat"));
    }

    @Test
    void answerCutShortIsASuccess() {
        Report report = report("chat-cut-short");

        assertThat(report.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(report.output().value()).isNotNull();
    }

    @Test
    void modelAndRequestIdAreAttributes() {
        assertThat(report("video").attributes()).isEqualTo(Map.of("model", "cogvideox-3", "requestId", "r-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"success-empty-result", "success-without-result"})
    void successWithoutResultSaysSo(String fixture) {
        Report report = report(fixture);

        assertThat(report.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(report.output()).isEqualTo(Output.omitted(ResultOmitted.NOT_PROVIDED));
        assertThat(report.attributes()).containsEntry("warning", "success-without-result");
    }

    @Test
    void failAloneIsEnough() {
        Report report = report("fail");

        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(report.error().code()).isNull();
        assertThat(report.error().message()).isEqualTo("the provider gave no reason");
    }

    @Test
    void failWithAnErrorTellsIt() {
        Report report = report("fail-with-error");

        assertThat(report.error().code()).isEqualTo("1301");
        assertThat(report.error().message()).isEqualTo("unsafe content");
        assertThat(report.error().detail())
                .isEqualTo(Fixture.json("{\"code\":\"1301\",\"message\":\"unsafe content\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task_status\":\"FAIL\",\"message\":\"out of frames\"}",
                "{\"task_status\":\"FAIL\",\"error\":\"out of frames\"}",
                "{\"task_status\":\"FAIL\",\"code\":7,\"message\":\"out of frames\"}",
            })
    void failTellsItsMessageWhereverItIs(String body) {
        Report report = reportOf(body);

        assertThat(report.error().message()).isEqualTo("out of frames");
    }

    @Test
    void errorBesideAKnownStatusIsNoErrorOfThePoll() {
        String body = "{\"task_status\":\"PROCESSING\",\"code\":200,\"error\":null}";

        assertThat(reportOf(body).state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void nestedStringCodeAndFlatNumberMeanTheSame() {
        assertThat(read(429, "error-1302")).isEqualTo(read(429, "error-flat"));
    }

    @Test
    void sameHttpStatusIsThrottlingOrRefusalByItsCode() {
        assertThat(read(429, "error-1302").kind()).isEqualTo(Kind.THROTTLED);
        assertThat(read(429, "error-1113").kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void unknownTaskIs400With1233() {
        assertThat(read(400, "error-1233").kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void errorEnvelopeOnA200IsAnError() {
        assertThat(read("error-in-200").kind()).isEqualTo(Kind.GARBAGE);
        assertThat(read("error-1233").kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "1302, THROTTLED",
        "1303, THROTTLED",
        "1305, THROTTLED",
        "1304, EXHAUSTED",
        "1308, EXHAUSTED",
        "1310, EXHAUSTED",
        "1113, REFUSED",
        "1309, REFUSED",
        "1313, REFUSED",
        "1110, REFUSED",
        "1119, REFUSED",
        "1121, REFUSED",
        "1129, REFUSED",
        "1000, REFUSED",
        "1001, REFUSED",
        "1002, REFUSED",
        "1003, REFUSED",
        "1004, REFUSED",
        "1233, NOT_FOUND",
        "1234, UNAVAILABLE",
    })
    void codeOutweighsTheHttpStatus(int code, Kind kind) {
        String nested = "{\"error\":{\"code\":\"%s\",\"message\":\"m\"}}".formatted(code);
        String flat = "{\"code\":%s,\"message\":\"m\"}".formatted(code);

        for (int status : new int[] {200, 400, 401, 429, 500, 503}) {
            assertThat(provider.read(Fixture.replyOf(status, nested)).kind()).isEqualTo(kind);
            assertThat(provider.read(Fixture.replyOf(status, flat)).kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 1210, GARBAGE",
        "400, 1301, GARBAGE",
        "401, 1109, REFUSED",
        "429, 1130, THROTTLED",
        "503, 9999, UNAVAILABLE",
        "404, 500, NOT_FOUND",
        "200, 1210, GARBAGE",
        "200, 400, GARBAGE",
        "200, 401, REFUSED",
        "200, 404, NOT_FOUND",
        "200, 429, THROTTLED",
        "200, 500, UNAVAILABLE",
        "200, 99, GARBAGE",
        "200, 600, GARBAGE",
        "200, 200, GARBAGE",
    })
    void codeOfNoFamilyLeavesItToTheHttpStatus(int status, int code, Kind kind) {
        String body = "{\"error\":{\"code\":%s}}".formatted(code);

        assertThat(provider.read(Fixture.replyOf(status, body)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"200, GARBAGE", "404, NOT_FOUND", "429, THROTTLED", "500, UNAVAILABLE"})
    void errorWithoutACodeLeavesItToTheHttpStatus(int status, Kind kind) {
        assertThat(provider.read(Fixture.replyOf(status, "{\"error\":\"boom\"}"))
                        .kind())
                .isEqualTo(kind);
        assertThat(provider.read(Fixture.replyOf(status, "{\"error\":{\"code\":\"E\"}}"))
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"429, THROTTLED", "500, UNAVAILABLE"})
    void objectWithoutAnErrorLeavesItToTheHttpStatus(int status, Kind kind) {
        assertThat(provider.read(Fixture.replyOf(status, "{\"error\":7}")).kind())
                .isEqualTo(kind);
    }

    @Test
    void unmappedWordHolds() {
        assertThat(read("unmapped").kind()).isEqualTo(Kind.UNMAPPED);
    }

    @Test
    void messagesComeInEnglish() {
        assertThat(provider.request(new TaskKey("s", "id"), null).headers())
                .containsEntry("Accept-Language", "en-US,en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anything", "glm-4.5", "a/b"})
    void anyTargetWillDo(String target) {
        assertThatCode(() -> provider.requireTarget(target)).doesNotThrowAnyException();
    }
}
