// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxJsonTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:31Z");

    private static Input decode(String json) throws InvalidRecordException {
        return InboxJson.decode(json.getBytes(StandardCharsets.UTF_8), NOW);
    }

    @Test
    void trackIsWrittenAsItsGoldenFiles() {
        assertThat(Golden.tree(InboxJson.track(Samples.fullyRegistered().registration())))
                .isEqualTo(Golden.tree("inbox-track.json"));
        assertThat(Golden.tree(InboxJson.track(Samples.BARE))).isEqualTo(Golden.tree("inbox-track-bare.json"));
    }

    @Test
    void trackIsRead() throws InvalidRecordException {
        Registration full = Samples.fullyRegistered().registration();

        assertThat(InboxJson.decode(Golden.bytes("inbox-track.json"), NOW)).isEqualTo(new Input.Track(full, NOW));
        assertThat(InboxJson.decode(Golden.bytes("inbox-track-bare.json"), NOW))
                .isEqualTo(new Input.Track(Samples.BARE, NOW));
    }

    @Test
    void untrackIsWrittenAsItsGoldenFile() {
        assertThat(Golden.tree(InboxJson.untrack(Samples.KEY))).isEqualTo(Golden.tree("inbox-untrack.json"));
    }

    @Test
    void untrackIsRead() throws InvalidRecordException {
        assertThat(InboxJson.decode(Golden.bytes("inbox-untrack.json"), NOW))
                .isEqualTo(new Input.Untrack(Samples.KEY, NOW));
    }

    @Test
    void observedIsWrittenAsItsGoldenFile() {
        Observation observation = Samples.success(Samples.json("{\"text\":\"hi\"}"));

        assertThat(Golden.tree(InboxJson.observed(Samples.KEY, observation)))
                .isEqualTo(Golden.tree("inbox-observed.json"));
    }

    @Test
    void observedIsReadWithTheTimeOfItsObservation() throws InvalidRecordException {
        Observation observation = Samples.success(Samples.json("{\"text\":\"hi\"}"));

        assertThat(InboxJson.decode(Golden.bytes("inbox-observed.json"), NOW))
                .isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    @Test
    void whatABridgeWroteIsReadInOneGo() {
        Observation observation = Samples.success(Samples.json("{\"text\":\"hi\"}"));

        assertThat(InboxJson.written(InboxJson.observed(Samples.KEY, observation)))
                .isEqualTo(new InboxJson.Observed("observed", Samples.KEY.source(), Samples.KEY.id(), observation));
    }

    @Test
    void observedIsWrittenByteForByteAsTheMapperHasIt() {
        Observation observation = Samples.success(
                Output.copied(Samples.json("{\"text\":[1.10,null]}").value(), Samples.KEPT));

        assertThat(InboxJson.observed(Samples.KEY, observation))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(
                        RecordMapper.write(new InboxJson.Observed(
                                "observed", Samples.KEY.source(), Samples.KEY.id(), observation)),
                        StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":\"s\",\"type\":\"observed\"",
                "{\"type\":\"observed\",\"source\":5",
                "{\"type\":\"observed\",\"source\":\"s\",\"id\":\"i\",\"observation\":null",
                "{\"type\":\"track\",\"source\":\"s\",\"id\":\"i\""
            })
    void whatABridgeDidNotWriteSoIsReadAsAnythingElse(String beginning) {
        assertThat(InboxJson.written((beginning + "}").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void observedNumberWithoutADecimalIsRefused() {
        JsonNode json = Golden.tree("inbox-observed.json");
        String text = json.toString().replace("\"hi\"", "1e99999999999");

        assertThatThrownBy(() -> InboxJson.decode(text.getBytes(StandardCharsets.UTF_8), NOW))
                .isInstanceOf(InvalidRecordException.class);
    }

    @ParameterizedTest
    @MethodSource("observationsKeptAside")
    void observationOfAnOutputKeptAsideIsWrittenAndReadAsItsGoldenFile(String file, Output output)
            throws InvalidRecordException {
        Observation observation = Samples.success(output);

        assertThat(Golden.tree(InboxJson.observed(Samples.KEY, observation))).isEqualTo(Golden.tree(file));
        assertThat(InboxJson.decode(Golden.bytes(file), NOW)).isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    static Stream<Arguments> observationsKeptAside() {
        return Stream.of(
                arguments("inbox-observed-kept-aside.json", Output.keptAside(Samples.KEPT)),
                arguments(
                        "inbox-observed-copied.json",
                        Output.copied(Samples.json("{\"text\":\"hi\"}").value(), Samples.KEPT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.10", "1e400", "123456789012345678901234567890", "\"é\"", "[{\"a\":{}}]"})
    void observedOutputComesBackAsItWas(String json) throws InvalidRecordException {
        Observation observation = Samples.success(Samples.json(json));

        Input input = InboxJson.decode(InboxJson.observed(Samples.KEY, observation), NOW);

        assertThat(input).isEqualTo(new Input.Observed(Samples.KEY, observation));
    }

    @Test
    void outputAsDeepAsABodyMayBeComesBack() throws Exception {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        Observation observation = Samples.success(Samples.json(deepest));

        Input input = InboxJson.decode(InboxJson.observed(Samples.KEY, observation), NOW);

        assertThat(((Input.Observed) input).observation()).isEqualTo(observation);
    }

    @Test
    void fieldsOfANewerVersionArePassedOver() throws InvalidRecordException {
        JsonNode json = Golden.tree("inbox-observed.json");
        ((ObjectNode) json.at("/observation")).put("invented", "later");
        ((ObjectNode) json).put("invented", "later");

        assertThat(InboxJson.decode(Json.write(json), NOW))
                .isEqualTo(InboxJson.decode(Golden.bytes("inbox-observed.json"), NOW));
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
                "{\"type\":\"observed\",\"source\":\"s\"}         | id: is required",
                "{\"type\":\"observed\",\"source\":\"s\",\"id\":\"i\"} | observation: must be of type Observation",
                "{\"type\":\"track\",\"source\":\"s\",\"id\":\"i\"} secret | not JSON at byte 39",
            })
    void whatIsNotUnderstoodIsRefusedWithoutQuotingIt(String json, String message) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/observation             | null       | observation: must be of type Observation",
                "/observation             | \"secret\" | observation: must be of type Observation",
                "/observation             | {}         | observation.report: must be of type Report",
                "/observation/via         | \"SECRET\" | observation.via: must be of type Via",
                "/observation/via         | 1          | observation.via: must be of type Via",
                "/observation/via         | null       | observation.via: must be of type Via",
                "/observation/observedAt  | \"secret\" | observation.observedAt: must be of type Instant",
                "/observation/report      | []         | observation.report: must be of type Report",
                "/observation/report/state | \"TRACKED\" | observation.report: state: a report never says TRACKED",
                "/observation/report/state | \"SECRET\" | observation.report.state: must be of type TaskState",
                "/observation/report/output | null     | observation.report.output: must be of type Output",
                "/observation/report/attributes | {\"secret\":{}} | observation.report.attributes: must be of type"
                        + " String",
                "/observation/report/attributes | {\"secret\":null} | observation.report: is not understood",
                "/observation/report/output/omitted | \"TOO_LARGE\" | observation.report.output: an output is here,"
                        + " kept aside, missing or awaited, not several of these",
                "/observation/report/output/awaited | true | observation.report.output: an output is here, kept aside,"
                        + " missing or awaited, not several of these",
                "/observation/report/output/kept | {\"url\":\"http://a/b\",\"sha256\":\"../secret\",\"bytes\":1} |"
                        + " observation.report.output.kept: sha256: must be 64 hexadecimal digits in lower case",
                "/observation/report/error | {\"message\":\"secret\"} | observation.report.error: must be null unless"
                        + " the task ended badly",
            })
    void observationThatNobodyCanActOnIsRefusedByName(String field, String value, String message) {
        JsonNode json = Golden.tree("inbox-observed.json");
        int slash = field.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) json.at(field.substring(0, slash));
        parent.set(field.substring(slash + 1), Golden.tree(value.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> InboxJson.decode(Json.write(json), NOW))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(message);
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
        assertThatThrownBy(() -> InboxJson.decode(bytes, NOW))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("not JSON");
    }

    @Test
    void labelsOfATrackAreKeptWhateverTheirNames() throws InvalidRecordException {
        Input input = decode("{\"type\":\"track\",\"source\":\"s\",\"id\":\"i\",\"labels\":{\"type\":\"x\"}}");

        assertThat(((Input.Track) input).registration().labels()).isEqualTo(Map.of("type", "x"));
    }
}
