// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anyone may write an observation to the inbox; none may be larger than what becomes of it can be. */
class ReportBoundsTest {
    /** The character whose JSON is longest. */
    private static final String LONG = "\u0001";

    private static Input roundTrip(Report report) throws InvalidRecordException {
        byte[] record = InboxCodec.observed(Samples.KEY, Samples.seen(report, Via.WEBHOOK));
        return InboxCodec.decode(record, Samples.OBSERVED_AT);
    }

    private static Report failed(String code, String message, JsonNode detail) {
        return Report.of(TaskState.FAILED, "FAILED").with(new TaskError(code, message, detail));
    }

    @ParameterizedTest
    @MethodSource("reportsBeyondTheBounds")
    void whatNoRecordCouldHoldIsRefusedByName(Report report, String message) {
        assertThatThrownBy(() -> roundTrip(report))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("observation.report." + message);
    }

    static Stream<Arguments> reportsBeyondTheBounds() {
        Report running = Report.of(TaskState.RUNNING, "RUNNING");
        return Stream.of(
                arguments(
                        Report.of(TaskState.RUNNING, "x".repeat(1_599)),
                        "providerStatus: must not be larger than 1600 bytes"),
                arguments(running.withTarget("x".repeat(1_599)), "target: must not be larger than 1600 bytes"),
                arguments(
                        running.withAttributes(Map.of("a", "x".repeat(3_000), "b", "x".repeat(3_200))),
                        "attributes: must not be larger than 6144 bytes"),
                arguments(failed("x".repeat(1_599), "m", null), "error.code: must not be larger than 1600 bytes"),
                arguments(failed("c", "x".repeat(16_383), null), "error.message: must not be larger than 16384 bytes"),
                arguments(
                        failed("c", "m", TextNode.valueOf(LONG.repeat(43_691))),
                        "error.detail: must not be larger than 262144 bytes"));
    }

    @Test
    void mostThatAnAdapterSaysIsTaken() throws InvalidRecordException {
        String word = LONG.repeat(256) + "…";
        JsonNode detail = JsonNodeFactory.instance
                .objectNode()
                .put("result", LONG.repeat(16_000) + "…")
                .put("traceback", "…" + LONG.repeat(16_000));
        Report report = new Report(
                TaskState.FAILED,
                word,
                "chain:" + word,
                null,
                Output.none(),
                new TaskError(word, LONG.repeat(2_000) + "…", detail),
                Map.of("model", word, "requestId", word, "warning", word));

        assertThat(roundTrip(report))
                .isEqualTo(new Input.Observed(Samples.KEY, new Observation(report, Via.WEBHOOK, Samples.OBSERVED_AT)));
    }
}
