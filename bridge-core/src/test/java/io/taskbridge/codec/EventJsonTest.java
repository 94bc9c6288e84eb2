// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static String text(TaskEvent event) {
        return new String(EventJson.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(TaskEvent event) {
        return Golden.tree(EventJson.encode(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsWrittenByteForByteAsItsGoldenFile(String file, TaskEvent event) {
        assertThat(text(event)).isEqualTo(Golden.compact(file));
    }

    static Stream<Arguments> events() {
        Observation queued = Samples.seen(Report.of(TaskState.QUEUED, "PROCESSING"), Via.POLL);
        Task bare = new Task(
                Samples.BARE,
                "zai",
                Samples.TRACKED_AT,
                Samples.DEADLINE,
                TaskState.QUEUED,
                1,
                queued,
                null,
                false,
                Samples.DEADLINE);
        return Stream.of(
                arguments("event-queued-bare.json", new TaskEvent(bare, TaskState.TRACKED, queued)),
                arguments("event-running.json", Samples.event(TaskState.QUEUED, Samples.running())),
                arguments("event-completed.json", Samples.completed(Samples.json("{\"text\":\"hi\"}"))),
                arguments("event-completed-null.json", Samples.completed(Samples.json("null"))),
                arguments(
                        "event-completed-numbers.json",
                        Samples.completed(
                                Samples.json(
                                        "{\"price\":1.10,\"big\":1E+400,\"id\":123456789012345678901234567890,\"tiny\":0.000}"))),
                arguments(
                        "event-completed-not-provided.json",
                        Samples.completed(Output.omitted(ResultOmitted.NOT_PROVIDED))),
                arguments(
                        "event-completed-webhook-failed.json",
                        Samples.completed(Output.omitted(ResultOmitted.WEBHOOK_FAILED))),
                arguments(
                        "event-completed-webhook-missed.json",
                        Samples.completed(Output.omitted(ResultOmitted.WEBHOOK_MISSED))),
                arguments(
                        "event-completed-too-large.json",
                        Samples.completed(Samples.json("[]")).withoutValue()),
                arguments("event-completed-kept-aside.json", Samples.completed(Output.keptAside(Samples.KEPT))),
                arguments(
                        "event-late-output.json",
                        Samples.event(TaskState.COMPLETED, Samples.success(Samples.json("\"hi\"")))),
                arguments(
                        "event-failed.json",
                        Samples.event(
                                TaskState.RUNNING, Samples.failed(Samples.error("{\"traceback\":[\"a\",null]}")))),
                arguments("event-lost.json", Samples.event(TaskState.RUNNING, Samples.deadlinePassed())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "1e400",
                "-0.000",
                "123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "\"caf\\u00e9 – 余 \\ud83e\"",
                "{\"b\": 1, \"a\": [ ], \"b\": 2}",
            })
    void outputIsPublishedAsItIsWritten(String json) {
        assertThat(text(Samples.completed(Samples.json(json)))).contains("\"result\":" + json + ",");
    }

    @Test
    void outputThatIsNullIsNoMissingOutput() {
        JsonNode event = tree(Samples.completed(Samples.json("null")));

        assertThat(event.get("result").isNull()).isTrue();
        assertThat(event.get("resultOmitted").isNull()).isTrue();
    }

    @Test
    void outputThatIsHereHidesItsCopy() {
        RawJson output = Samples.json("{\"text\":\"hi\"}").value();

        assertThat(text(Samples.completed(Output.copied(output, Samples.KEPT))))
                .isEqualTo(Golden.compact("event-completed.json"));
    }

    @Test
    void copyStepsInForAnOutputThatIsLeftOut() {
        TaskEvent event = Samples.completed(Output.copied(Samples.json("[]").value(), Samples.KEPT));

        assertThat(text(event.withoutValue())).isEqualTo(Golden.compact("event-completed-kept-aside.json"));
    }

    @Test
    void outputAsDeepAsABodyMayBeIsWritten() {
        String deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(text(Samples.completed(Samples.json(deep)))).contains("\"result\":" + deep + ",");
    }

    @Test
    void targetThatOnlyTheProviderKnowsIsPublished() {
        TaskEvent event = Samples.completed(Samples.json("1"));
        Task untargeted = Samples.tracked(new Registration(Samples.KEY, null, Map.of(), null, null));

        JsonNode json = tree(new TaskEvent(untargeted, TaskState.RUNNING, event.observation()));

        assertThat(json.get("target").textValue()).isEqualTo("model:m7x2q9kd");
    }

    @Test
    void registeredTargetWinsOverTheProvidersWord() {
        Registration registration = new Registration(Samples.KEY, "model:mine", Map.of(), null, null);
        TaskEvent event = new TaskEvent(Samples.tracked(registration), TaskState.TRACKED, Samples.running());

        assertThat(tree(event).get("target").textValue()).isEqualTo("model:mine");
    }

    @Test
    void sameEventHasTheSameBytesInWhateverOrderItsLabelsCame() {
        Map<String, String> labels = Map.of("b", "2", "a", "1", "d", "4", "c", "3");
        Registration registration = new Registration(Samples.KEY, null, labels, null, null);
        TaskEvent event = new TaskEvent(Samples.tracked(registration), TaskState.TRACKED, Samples.running());

        assertThat(text(event)).contains("\"labels\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}");
    }

    @Test
    void errorWithoutCodeAndDetailHasBothAsNull() {
        TaskError error = new TaskError(null, "it broke", null);

        String json = text(Samples.event(TaskState.RUNNING, Samples.failed(error)));

        assertThat(json).contains("\"error\":{\"code\":null,\"message\":\"it broke\",\"detail\":null}");
    }

    @Test
    void textOfAnyLanguageIsWrittenAsUtf8() {
        TaskKey key = new TaskKey("prod", "é😀\"\\");
        Registration registration = new Registration(key, null, Map.of(), null, null);
        TaskEvent event = new TaskEvent(Samples.tracked(registration), TaskState.TRACKED, Samples.running());

        assertThat(tree(event).get("taskId").textValue()).isEqualTo("é😀\"\\");
    }
}
