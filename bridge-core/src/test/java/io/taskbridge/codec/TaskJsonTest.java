// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskJsonTest {
    static Stream<Arguments> goldenTasks() {
        return Stream.of(
                arguments("task-tracked.json", Samples.tracked(Samples.REGISTRATION)),
                arguments("task-tracked-bare.json", Samples.tracked(Samples.BARE)),
                arguments("task-tracked-full.json", Samples.fullyRegistered()),
                arguments("task-tracked-traced.json", Samples.traced()),
                arguments("task-running.json", Samples.task(Samples.running())),
                arguments("task-awaiting.json", Samples.awaiting()),
                arguments("task-untracked.json", Samples.untracked()),
                arguments("task-completed.json", Samples.task(Samples.success(Output.none()))),
                arguments(
                        "task-completed-without-output.json",
                        Samples.task(Samples.success(Output.omitted(ResultOmitted.WEBHOOK_MISSED)))),
                arguments(
                        "task-failed-with-detail.json",
                        Samples.task(Samples.failed(Samples.error("{\"traceback\":[\"a\",null]}")))),
                arguments("task-lost.json", Samples.task(Samples.deadlinePassed())));
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void taskIsWrittenAsItsGoldenFile(String file, Task task) {
        assertThat(Golden.tree(TaskJson.encode(task))).isEqualTo(Golden.tree(file));
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void goldenFileIsReadAsItsTask(String file, Task task) throws InvalidRecordException {
        assertThat(TaskJson.decode(Golden.bytes(file))).isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void taskComesBackAsItWas(Task task) throws InvalidRecordException {
        assertThat(TaskJson.decode(TaskJson.encode(task))).isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource({"goldenTasks", "tasks"})
    void taskThatABridgeWroteIsReadInOneGo(ArgumentsAccessor arguments) {
        Task task = arguments.get(arguments.size() - 1, Task.class);

        assertThat(TaskJson.written(TaskJson.encode(task))).isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource({"goldenTasks", "tasks"})
    void taskIsWrittenByteForByteAsTheMapperHasIt(ArgumentsAccessor arguments) {
        Task task = arguments.get(arguments.size() - 1, Task.class);

        assertThat(TaskJson.encode(task)).asString(UTF_8).isEqualTo(new String(RecordMapper.write(task), UTF_8));
    }

    static Stream<Task> tasks() {
        Stream<Task> states = Arrays.stream(TaskState.values())
                .filter(state -> state != TaskState.TRACKED)
                .map(state -> Samples.task(Samples.seen(Report.of(state, null), Via.POLL)));
        Stream<Task> reasons = Arrays.stream(ResultOmitted.values())
                .map(reason -> Samples.task(Samples.success(Output.omitted(reason))));
        Stream<Task> outputs = Stream.of("null", "1.10", "[1e400]", "\"\\uD83E\"")
                .map(json -> Samples.task(Samples.success(Samples.json(json))));
        Stream<Task> errors = Stream.of("null", "\"text\"", "{\"a\":[1.0]}")
                .map(json -> Samples.task(Samples.failed(Samples.error(json))));
        return Stream.of(states, reasons, outputs, errors).flatMap(all -> all);
    }

    @Test
    void outputThatIsNullStaysApartFromNoOutput() throws InvalidRecordException {
        Task task = TaskJson.decode(TaskJson.encode(Samples.task(Samples.success(Samples.json("null")))));

        Observation last = task.last();

        assertThat(last).isNotNull();
        assertThat(last.report().output()).isEqualTo(Output.of(NullNode.getInstance()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/registration", "/last", "/last/report", "/last/report/output", "/last/report/error"})
    void fieldsOfANewerVersionArePassedOver(String where) throws InvalidRecordException {
        JsonNode json = Golden.tree("task-failed-with-detail.json");
        ((ObjectNode) json.at(where)).putObject("invented").put("later", 1);

        Task task = TaskJson.decode(Golden.bytes("task-failed-with-detail.json"));
        assertThat(TaskJson.decode(Json.write(json))).isEqualTo(task);
        assertThat(TaskJson.written(Json.write(json))).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource({
        "/registration, registration: must be of type Registration",
        "/registration/key, registration.key: must be of type TaskKey",
        "/registration/labels, registration.labels: must be of type Map",
        "/provider, provider: must be of type String",
        "/trackedAt, trackedAt: must be of type Instant",
        "/deadline, deadline: must be of type Instant",
        "/state, state: must be of type TaskState",
        "/wakeAt, wakeAt: must be of type Instant",
        "/last/report, last.report: must be of type Report",
        "/last/via, last.via: must be of type Via",
        "/last/observedAt, last.observedAt: must be of type Instant",
        "/last/report/state, last.report.state: must be of type TaskState",
        "/last/report/output, last.report.output: must be of type Output",
        "/last/report/attributes, last.report.attributes: must be of type Map",
        "/last/report/error/message, last.report.error.message: must be of type String",
    })
    void fieldThatMustBeThereIsMissed(String field, String message) {
        for (boolean asNull : List.of(false, true)) {
            JsonNode json = Golden.tree("task-failed-with-detail.json");
            int slash = field.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) json.at(field.substring(0, slash));
            parent.remove(field.substring(slash + 1));
            if (asNull) {
                parent.putNull(field.substring(slash + 1));
            }

            assertThatThrownBy(() -> TaskJson.decode(Json.write(json)))
                    .isInstanceOf(InvalidRecordException.class)
                    .hasMessage(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                 | must be of type Task",
                "null                               | must be of type Task",
                "'secret'                           | not JSON at byte 0",
                "{\"state\":\"secret\"}             | state: must be of type TaskState",
                "{\"state\":1}                      | state: must be of type TaskState",
                "{\"wakeAt\":\"secret\"}            | wakeAt: must be of type Instant",
                "{\"wakeAt\":5}                     | wakeAt: must be of type Instant",
                "{\"sequence\":\"secret\"}          | sequence: must be of type long",
                "{\"registration\":{\"key\":\"secret\"}} | registration.key: must be of type TaskKey",
                "{\"registration\":{\"labels\":{\"secret\":[]}}} | registration.labels: must be of type String",
                "{\"last\":[\"secret\"]}            | last: must be of type Observation",
                "{} secret | registration: must be of type Registration",
            })
    void whatIsNoTaskIsRefusedWithoutQuotingIt(String json, String message) {
        assertThatThrownBy(() -> TaskJson.decode(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("io.taskbridge.codec.JsonBoundsTest#bytesThatAreNoText")
    void bytesThatAreNoTextAreRefused(byte[] bytes) {
        assertThatThrownBy(() -> TaskJson.decode(bytes))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("not ");
    }
}
