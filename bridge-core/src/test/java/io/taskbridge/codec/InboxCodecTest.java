// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.RawJson;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCodecTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:31Z");

    private static final Observation GOLDEN =
            Samples.success(Output.copied(Samples.json("{\"text\":\"hi\"}").value(), Samples.KEPT));

    private static Input decode(String json) throws InvalidRecordException {
        return InboxCodec.decode(json.getBytes(StandardCharsets.UTF_8), NOW);
    }

    @Test
    void trackIsWrittenAsItsGoldenFiles() {
        assertThat(Golden.tree(InboxCodec.track(Samples.fullyRegistered().registration())))
                .isEqualTo(Golden.tree("inbox-track.json"));
        assertThat(Golden.tree(InboxCodec.track(Samples.BARE))).isEqualTo(Golden.tree("inbox-track-bare.json"));
    }

    @Test
    void trackIsRead() throws InvalidRecordException {
        Registration full = Samples.fullyRegistered().registration();

        assertThat(InboxCodec.decode(Golden.bytes("inbox-track.json"), NOW)).isEqualTo(new Input.Track(full, NOW));
        assertThat(InboxCodec.decode(Golden.bytes("inbox-track-bare.json"), NOW))
                .isEqualTo(new Input.Track(Samples.BARE, NOW));
    }

    @Test
    void untrackIsWrittenAsItsGoldenFile() {
        assertThat(Golden.tree(InboxCodec.untrack(Samples.KEY))).isEqualTo(Golden.tree("inbox-untrack.json"));
    }

    @Test
    void untrackIsRead() throws InvalidRecordException {
        assertThat(InboxCodec.decode(Golden.bytes("inbox-untrack.json"), NOW))
                .isEqualTo(new Input.Untrack(Samples.KEY, NOW));
    }

    static Stream<Arguments> goldenObservations() {
        Output hi = Samples.json("{\"text\":\"hi\"}");
        return Stream.of(
                arguments("inbox-observed", Samples.success(hi)),
                arguments("inbox-observed-kept-aside", Samples.success(Output.keptAside(Samples.KEPT))),
                arguments("inbox-observed-copied", Samples.success(Output.copied(hi.value(), Samples.KEPT))),
                arguments("inbox-observed-failed", Samples.failed(Samples.error("{\"traceback\":[\"a\",null]}"))));
    }

    @ParameterizedTest
    @MethodSource("goldenObservations")
    void observedIsWrittenAsItsGoldenFile(String file, Observation observation) {
        assertThat(InboxCodec.observed(Samples.KEY, observation)).isEqualTo(Golden.bytes(file + ".binpb"));
    }

    @ParameterizedTest
    @MethodSource("goldenObservations")
    void observedIsReadWithTheTimeOfItsObservation(String file, Observation observation) throws InvalidRecordException {
        assertThat(InboxCodec.decode(Golden.bytes(file + ".binpb"), NOW))
                .isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    @ParameterizedTest
    @MethodSource("goldenObservations")
    void goldenFileIsWhatItsSchemaSays(String file) {
        assertThat(TaskSchema.OBSERVED.tree(Golden.bytes(file + ".binpb"))).isEqualTo(Golden.tree(file + ".json"));
    }

    @ParameterizedTest
    @MethodSource("goldenObservations")
    void whatAnyOtherLibraryWritesIsRead(String file, Observation observation) throws InvalidRecordException {
        byte[] record = TaskSchema.OBSERVED.changed(Golden.bytes(file + ".binpb"), "", all -> {});

        assertThat(InboxCodec.decode(record, NOW)).isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '\t', '\n', '\r', '{', '[', '"', '-', '0', '9', 't', 'f', 'n', 0, 0xEF, 0xFE, 0xFF})
    void noJsonBeginsLikeAnObservation(int first) {
        assertThat(ObservedReader.begins(new byte[] {(byte) first})).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.10", "1e400", "123456789012345678901234567890", "\"é\"", "[{\"a\":{}}]"})
    void observedOutputComesBackAsItWas(String json) throws InvalidRecordException {
        Observation observation = Samples.success(Samples.json(json));

        Input input = InboxCodec.decode(InboxCodec.observed(Samples.KEY, observation), NOW);

        assertThat(input).isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    @Test
    void outputAsDeepAsABodyMayBeComesBack() throws Exception {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        Observation observation = Samples.success(Samples.json(deepest));

        Input input = InboxCodec.decode(InboxCodec.observed(Samples.KEY, observation), NOW);

        assertThat(((Input.Observed) input).observation()).isEqualTo(observation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "observation", "observation.observed_at"})
    void fieldsOfANewerVersionArePassedOver(String message) throws InvalidRecordException {
        byte[] later = changed(message, fields -> fields.put("invented", "later"));

        assertThat(InboxCodec.decode(later, NOW)).isEqualTo(new Input.Observed(Samples.KEY, GOLDEN));
    }

    @Test
    void handWrittenUntrackMayCarryAFullRegistration() throws InvalidRecordException {
        Input input = decode("{\"type\":\"untrack\",\"source\":\"s\",\"id\":\"i\",\"target\":\"t\"}");

        assertThat(input).isEqualTo(new Input.Untrack(new TaskKey("s", "i"), NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                               | not JSON",
                "secret                                           | not JSON at byte 0",
                "{`type`:                                         | not JSON",
                "[]                                               | type: must be track or untrack",
                "\"secret\"                                       | type: must be track or untrack",
                "null                                             | type: must be track or untrack",
                "{}                                               | type: must be track or untrack",
                "{\"type\":\"secret\"}                            | type: must be track or untrack",
                "{\"type\":{\"secret\":1}}                        | type: must be track or untrack",
                "{\"type\":\"Track\"}                             | type: must be track or untrack",
                "{\"type\":\"track\"}                             | source: is required",
                "{\"type\":\"track\",\"source\":\"s\"}            | id: is required",
                "{\"type\":\"track\",\"source\":\"s\",\"id\":7}   | id: must be a string",
                "{\"type\":\"track\",\"source\":\"a/b\",\"id\":\"i\"} | source: must not contain a slash",
                "{\"type\":\"untrack\"}                           | source: is required",
                "{\"type\":\"untrack\",\"source\":\"s\",\"id\":\"\"} | id: must have 1 to 256 characters",
                "{\"type\":\"observed\",\"source\":\"s\",\"id\":\"i\"} | type: must be track or untrack",
                "{\"type\":\"track\",\"source\":\"s\",\"id\":\"i\"} secret | not JSON at byte 39",
            })
    void whatIsNotUnderstoodIsRefusedWithoutQuotingIt(String json, String message) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "'', id",
        "'', observation",
        "observation, state",
        "observation, via",
        "observation, observed_at",
        "observation.output_kept, sha256",
    })
    void fieldThatMustBeThereIsMissed(String message, String field) {
        assertIsNoMessage(changed(message, fields -> fields.remove(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', source, se/cret",
        "observation, state, TRACKED",
        "observation, state, SECRET",
        "observation, via, SECRET",
        "observation, output_omitted, SECRET",
        "observation, output_omitted, TOO_LARGE",
        "observation.output_kept, sha256, ../secret",
    })
    void valueThatTheFieldCannotHaveIsRefused(String message, String field, String value) {
        assertIsNoMessage(changed(message, fields -> fields.put(field, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret", "1 2", "[1", "1e99999999999", "\"\n\""})
    void outputThatIsNotOneJsonValueIsRefused(String output) {
        assertIsNoMessage(
                changed("observation", observation -> observation.put("output", ByteString.encodeUtf8(output))));
    }

    @Test
    void outputOnSeveralLinesIsPutOnOne() throws InvalidRecordException {
        byte[] record =
                changed("observation", observation -> observation.put("output", ByteString.encodeUtf8(" [\n1.10 ]\n")));

        Input.Observed input = (Input.Observed) InboxCodec.decode(record, NOW);

        assertThat(input.observation().report().output().value()).isEqualTo(new RawJson("[1.10]"));
    }

    @Test
    void errorOfATaskThatDidNotEndBadlyIsRefusedByName() {
        byte[] failed = Golden.bytes("inbox-observed-failed.binpb");
        byte[] record = TaskSchema.OBSERVED.changed(failed, "observation", fields -> fields.put("state", "RUNNING"));

        assertThatThrownBy(() -> InboxCodec.decode(record, NOW))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("observation.report.error: must be null unless the task ended badly");
    }

    @Test
    void noBeginningOfAnObservationIsOne() {
        byte[] record = Golden.bytes("inbox-observed.binpb");

        for (int length = 1; length < record.length; length++) {
            assertIsNoMessage(Arrays.copyOf(record, length));
        }
    }

    /** The golden observation with a message in it changed. */
    private static byte[] changed(String message, Consumer<Map<String, Object>> change) {
        return TaskSchema.OBSERVED.changed(InboxCodec.observed(Samples.KEY, GOLDEN), message, change);
    }

    private static void assertIsNoMessage(byte[] bytes) {
        assertThatThrownBy(() -> InboxCodec.decode(bytes, NOW))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("no message of task.proto")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void bottomlessNestingIsRefused(String level) {
        assertThatThrownBy(() -> decode(level.repeat(100_000)))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("not JSON");
    }

    @ParameterizedTest
    @MethodSource("io.taskbridge.codec.JsonBoundsTest#bytesThatAreNoText")
    void bytesThatAreNoTextAreRefused(byte[] bytes) {
        assertThatThrownBy(() -> InboxCodec.decode(bytes, NOW))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("not JSON");
    }

    @Test
    void labelsOfATrackAreKeptWhateverTheirNames() throws InvalidRecordException {
        Input input = decode("{\"type\":\"track\",\"source\":\"s\",\"id\":\"i\",\"labels\":{\"type\":\"x\"}}");

        assertThat(((Input.Track) input).registration().labels()).isEqualTo(Map.of("type", "x"));
    }
}
