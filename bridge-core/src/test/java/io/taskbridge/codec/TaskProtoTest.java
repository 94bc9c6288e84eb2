// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Registration;
import io.taskbridge.task.Report;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskProtoTest {
    static Stream<Arguments> goldenTasks() {
        return Stream.of(
                arguments("task-tracked", Samples.tracked(Samples.REGISTRATION)),
                arguments("task-tracked-bare", Samples.tracked(Samples.BARE)),
                arguments("task-tracked-full", Samples.fullyRegistered()),
                arguments("task-tracked-traced", Samples.traced()),
                arguments("task-running", Samples.task(Samples.running())),
                arguments("task-awaiting", Samples.awaiting()),
                arguments("task-untracked", Samples.untracked()),
                arguments("task-completed", Samples.task(Samples.success(Output.none()))),
                arguments(
                        "task-completed-without-output",
                        Samples.task(Samples.success(Output.omitted(ResultOmitted.WEBHOOK_MISSED)))),
                arguments(
                        "task-failed-with-detail",
                        Samples.task(Samples.failed(Samples.error("{\"traceback\":[\"a\",null]}")))),
                arguments("task-lost", Samples.task(Samples.deadlinePassed())));
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void taskIsWrittenAsItsGoldenFile(String file, Task task) {
        assertThat(TaskProto.encode(task)).isEqualTo(Golden.bytes(file + ".binpb"));
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void goldenFileIsReadAsItsTask(String file, Task task) throws InvalidRecordException {
        assertThat(TaskProto.decode(Golden.bytes(file + ".binpb"))).isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource("goldenTasks")
    void goldenFileIsWhatItsSchemaSays(String file) {
        assertThat(TaskSchema.TASK.tree(Golden.bytes(file + ".binpb"))).isEqualTo(Golden.tree(file + ".json"));
    }

    @ParameterizedTest
    @MethodSource({"goldenTasks", "tasks"})
    void whatAnyOtherLibraryWritesIsRead(ArgumentsAccessor arguments) throws InvalidRecordException {
        Task task = arguments.get(arguments.size() - 1, Task.class);

        assertThat(TaskProto.decode(TaskSchema.TASK.changed(TaskProto.encode(task), "", all -> {})))
                .isEqualTo(task);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void taskComesBackAsItWas(Task task) throws InvalidRecordException {
        assertThat(TaskProto.decode(TaskProto.encode(task))).isEqualTo(task);
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

    @ParameterizedTest
    @MethodSource({"goldenTasks", "tasks"})
    void partsAreReadAsTheWholeHasThem(ArgumentsAccessor arguments) throws InvalidRecordException {
        Task task = arguments.get(arguments.size() - 1, Task.class);
        byte[] message = TaskProto.encode(task);

        assertThat(TaskProto.outline(message)).isEqualTo(TaskOutline.of(task));
        assertThat(TaskProto.key(message)).isEqualTo(task.key());
        assertThat(TaskProto.registration(message)).isEqualTo(task.registration());
    }

    @Test
    void keyIsReadWhereverItStands() {
        byte[] task = TaskProto.encode(full());
        int field = 2 + Samples.KEY.source().length();
        byte[] message = new byte[task.length];
        System.arraycopy(task, field, message, 0, task.length - field);
        System.arraycopy(task, 0, message, task.length - field, field);

        assertThat(TaskProto.key(message)).isEqualTo(Samples.KEY);
        assertThat(TaskProto.isKey(message, Samples.KEY)).isTrue();
    }

    static Stream<TaskKey> keys() {
        return Stream.of(
                Samples.KEY,
                new TaskKey("s", "i"),
                new TaskKey("zai", "9/8 é"),
                new TaskKey("zaï", "9"),
                new TaskKey("zai", "\uD83E\uDD8A"),
                new TaskKey("s".repeat(127), "i".repeat(127)),
                new TaskKey("s".repeat(128), "i".repeat(128)),
                new TaskKey("s".repeat(256), "i".repeat(256)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyIsTheMessagesOwnAndNoOther(TaskKey key) {
        Registration registration = new Registration(key, null, Map.of(), null, null);
        byte[] message = TaskProto.encode(Samples.tracked(registration));

        assertThat(TaskProto.isKey(message, key)).isTrue();
        assertThat(TaskProto.isKey(
                        message, new TaskKey(key.source(), "x".repeat(key.id().length()))))
                .isFalse();
        assertThat(TaskProto.isKey(message, new TaskKey("x" + key.source().substring(1), key.id())))
                .isFalse();
    }

    @Test
    void outlineNeedsNothingElse() throws InvalidRecordException {
        byte[] message = TaskSchema.TASK.changed(TaskProto.encode(full()), "", all -> all.remove("provider"));

        assertThat(TaskProto.outline(message)).isEqualTo(TaskOutline.of(full()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "id", "state", "wake_at"})
    void outlineWithoutOneOfItsFieldsIsNone(String field) {
        byte[] lacking = TaskSchema.TASK.changed(TaskProto.encode(full()), "", all -> all.remove(field));

        assertThatThrownBy(() -> TaskProto.outline(lacking)).isInstanceOf(InvalidRecordException.class);
    }

    @Test
    void messageWithTwoKeysIsNone() {
        byte[] task = TaskProto.encode(full());
        byte[] twice = Arrays.copyOf(task, 2 * task.length);
        System.arraycopy(task, 0, twice, task.length, task.length);

        assertIsNoTask(twice);
        assertThatThrownBy(() -> TaskProto.outline(twice)).isInstanceOf(InvalidRecordException.class);
    }

    @Test
    void messageIsWrittenOnce() {
        StoredTask stored = StoredTask.of(full());

        assertThat(stored.message()).isEqualTo(TaskProto.encode(full())).isSameAs(stored.message());
    }

    @Test
    void outputThatIsNullStaysApartFromNoOutput() throws InvalidRecordException {
        Task task = TaskProto.decode(TaskProto.encode(Samples.task(Samples.success(Samples.json("null")))));

        Observation last = task.last();

        assertThat(last).isNotNull();
        assertThat(last.report().output()).isEqualTo(Samples.json("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tracked_at", "last", "last.error", "last.observed_at", "last.output_kept"})
    void fieldsOfANewerVersionArePassedOver(String message) throws InvalidRecordException {
        byte[] task = TaskProto.encode(full());
        byte[] later = TaskSchema.TASK.changed(task, message, fields -> fields.put("invented", "later"));

        assertThat(later).hasSizeGreaterThan(task.length);
        assertThat(TaskProto.decode(later)).isEqualTo(full());
    }

    @ParameterizedTest
    @CsvSource({
        "'', source",
        "'', id",
        "'', provider",
        "'', tracked_at",
        "'', deadline",
        "'', state",
        "'', wake_at",
        "last, state",
        "last, via",
        "last, observed_at",
        "last.output_kept, url",
        "last.output_kept, sha256",
    })
    void fieldThatMustBeThereIsMissed(String message, String field) {
        byte[] lacking = TaskSchema.TASK.changed(TaskProto.encode(full()), message, fields -> fields.remove(field));

        assertIsNoTask(lacking);
    }

    @ParameterizedTest
    @CsvSource({
        "'', state, SECRET",
        "'', source, se/cret",
        "'', trace, secret",
        "last, state, TRACKED",
        "last, via, SECRET",
        "last, output_omitted, SECRET",
        "last.output_kept, sha256, ../secret",
    })
    void valueThatTheFieldCannotHaveIsRefused(String message, String field, String value) {
        assertIsNoTask(TaskSchema.TASK.changed(TaskProto.encode(full()), message, fields -> fields.put(field, value)));
    }

    @Test
    void outputThatIsNoJsonIsRefused() {
        assertIsNoTask(TaskSchema.TASK.changed(
                TaskProto.encode(full()), "last", last -> last.put("output", ByteString.encodeUtf8("secret"))));
    }

    @Test
    void instantThatNoClockShowsIsRefused() {
        assertIsNoTask(TaskSchema.TASK.changed(
                TaskProto.encode(full()), "tracked_at", instant -> instant.put("seconds", Long.MAX_VALUE)));
    }

    @Test
    void noBeginningOfATaskIsATask() {
        byte[] task = TaskProto.encode(full());

        for (int length = 0; length < task.length; length++) {
            assertIsNoTask(Arrays.copyOf(task, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"state\":\"RUNNING\"}", "secret"})
    void textIsNoTask(String text) {
        assertIsNoTask(text.getBytes(UTF_8));
    }

    /** With something in every message. */
    private static Task full() {
        Observation failed = Samples.failed(Samples.error("1"));
        return Samples.task(failed.with(Output.copied(Samples.json("1").value(), Samples.KEPT)));
    }

    private static void assertIsNoTask(byte[] bytes) {
        assertThatThrownBy(() -> TaskProto.decode(bytes))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("no message of task.proto")
                .hasNoCause();
    }
}
