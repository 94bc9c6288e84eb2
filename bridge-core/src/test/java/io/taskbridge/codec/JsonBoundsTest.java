// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonBoundsTest {
    @ParameterizedTest
    @MethodSource("excesses")
    void excessIsRefusedLikeAnyOtherBadJson(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    static Stream<String> excesses() {
        return Stream.of("1e99999999999", "1e-99999999999", "9".repeat(20_000), "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("bytesThatAreNoText")
    void bytesThatAreNoTextAreRefusedLikeAnyOtherBadJson(byte[] bytes) {
        assertThatThrownBy(() -> Json.read(bytes)).isInstanceOf(JsonProcessingException.class);
    }

    static Stream<byte[]> bytesThatAreNoText() {
        byte[] notUtf8 = {'"', (byte) 0xC3, '(', '"'};
        byte[] notUtf32 = {0, 0, 0, '[', 0x7F, -1, -1, -1};
        return Stream.of(notUtf8, notUtf32);
    }

    @Test
    void bodyMayBeAsDeepAsTheLimit() throws JsonProcessingException {
        byte[] json = nested(500);

        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }

    @Test
    void bodyOneDeeperThanTheLimitIsRefused() {
        assertThatThrownBy(() -> Json.read(nested(501))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void recordMayBeDeeperThanABodyButNotBottomless() throws JsonProcessingException {
        byte[] json = nested(600);

        assertThat(Json.write(Json.readRecord(json))).isEqualTo(json);
        assertThatThrownBy(() -> Json.readRecord(nested(601))).isInstanceOf(JsonProcessingException.class);
    }

    private static byte[] nested(int levels) {
        return ("[".repeat(levels) + "]".repeat(levels)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void deepestOutputThatIsReadCanBeReadBackFromARecord() throws Exception {
        RawJson deepest = new RawJson("[".repeat(500) + "]".repeat(500));
        Report report = Report.of(TaskState.COMPLETED, null).with(Output.of(deepest));
        byte[] record =
                InboxCodec.observed(new TaskKey("source", "id"), new Observation(report, Via.WEBHOOK, Instant.EPOCH));

        Input input = InboxCodec.decode(record, Instant.EPOCH);

        assertThat(((Input.Observed) input).observation().report().output().value())
                .isEqualTo(deepest);
    }

    @Test
    void unpairedSurrogateIsWrittenAsItWasRead() throws JsonProcessingException {
        byte[] json = "\"\\uD83E\"".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }

    @Test
    void numberOfManyZeroesIsNeverSpeltOut() throws JsonProcessingException {
        byte[] json = "1E+999999999".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }
}
