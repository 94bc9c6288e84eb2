// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.Registration;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTableTest {
    private static final Instant START = Instant.parse("2026-01-15T10:20:30Z");

    private final TaskTable table = new TaskTable();

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static Task task(TaskKey key, Instant wakeAt, boolean untracked) {
        Registration registration = new Registration(key, null, Map.of(), null, null);
        return new Task(registration, "zai", START, wakeAt, TaskState.TRACKED, 0, null, null, untracked, wakeAt);
    }

    private static Task task(String id, long wakeAt) {
        return task(new TaskKey("prod", id), at(wakeAt), false);
    }

    private static Task closed(String id, long wakeAt) {
        return task(new TaskKey("prod", id), at(wakeAt), true);
    }

    private void remember(Task... tasks) {
        for (Task task : tasks) {
            table.apply(TaskOutline.of(task), TaskProto.encode(task));
        }
    }

    @Test
    void emptyTableHasNothingDue() {
        assertThat(table.due(at(1_000), 10)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void appliedTaskIsRemembered() {
        Task task = task("a", 10);

        remember(task);

        assertThat(table.get(task.key())).isEqualTo(task);
        assertThat(table.all()).containsExactly(task);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void taskIsRememberedAsItWasAppliedLast() {
        remember(task("a", 10), task("a", 20));

        assertThat(table.get(new TaskKey("prod", "a"))).isEqualTo(task("a", 20));
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void applyingWhatWasThereBeforeTakesTheChangeBack() {
        Task before = task("a", 10);
        remember(before, task("a", 20), before);

        assertThat(table.due(at(9), 10)).isEmpty();
        assertThat(table.due(at(10), 10)).containsExactly(before.key());
    }

    @Test
    void forgottenTaskIsGone() {
        Task task = task("a", 10);
        remember(task);

        table.forget(task.key());

        assertThat(table.get(task.key())).isNull();
        assertThat(table.all()).isEmpty();
        assertThat(table.due(at(1_000), 10)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void forgettingWhatIsUnknownIsNothing() {
        remember(task("b", 10));

        table.forget(new TaskKey("prod", "a"));

        assertThat(table.all()).containsExactly(task("b", 10));
    }

    @Test
    void openTasksAreCountedByWhereTheyStand() {
        remember(task("a", 10), task("b", 10), task("b", 20), closed("c", 10), task("d", 10), closed("d", 10));
        remember(task(new TaskKey("polled", "a"), at(10), false));
        table.forget(new TaskKey("prod", "a"));

        assertThat(table.standings())
                .containsEntry(new TaskOutline.Standing("prod", TaskState.TRACKED), 1)
                .containsEntry(new TaskOutline.Standing("polled", TaskState.TRACKED), 1)
                .hasSize(2);
    }

    @Test
    void allIsWhatWasThereWhenItWasAskedFor() {
        remember(task("a", 10), task("b", 10));

        Stream<Task> all = table.all();
        table.forget(new TaskKey("prod", "a"));
        remember(task("c", 10));

        assertThat(all).containsExactly(task("a", 10), task("b", 10));
    }

    @Test
    void openTasksAreFoundPlaceByPlace() {
        remember(task("a", 10), closed("b", 10), task("c", 10));

        assertThat(table.open(0, 1)).extracting(StoredTask::task).containsExactly(task("a", 10));
        assertThat(table.open(1, table.places())).extracting(StoredTask::task).containsExactly(task("c", 10));
        assertThat(table.open(0, 1).get(0).message()).isEqualTo(TaskProto.encode(task("a", 10)));
    }

    @Test
    void whatCannotBeReadIsAsGoodAsNone() throws InvalidRecordException {
        Task task = task("a", 10);
        byte[] message = TaskSchema.TASK.changed(TaskProto.encode(task), "", all -> all.remove("provider"));
        remember(task("b", 10));

        table.apply(TaskProto.outline(message), message);

        assertThat(table.get(task.key())).isNull();
        assertThat(table.all()).containsExactly(task("b", 10));
        assertThat(table.open(0, table.places())).hasSize(1);
        assertThat(table.due(at(10), 10)).hasSize(2);
    }

    @Test
    void longestOverdueTasksComeFirst() {
        remember(task("b", 20), task("c", 30), task("a", 10));

        assertThat(table.due(at(20), 10)).extracting(TaskKey::id).containsExactly("a", "b");
        assertThat(table.due(at(9), 10)).isEmpty();
    }

    @Test
    void closedTasksAreNotDueButDepart() {
        remember(task("a", 10), closed("b", 10));

        assertThat(table.due(at(10), 10)).extracting(TaskKey::id).containsExactly("a");
        assertThat(table.departing(at(10), 10)).extracting(TaskKey::id).containsExactly("b");
        assertThat(table.departing(at(9), 10)).isEmpty();
    }

    @Test
    void taskThatIsClosedAtItsOldWakeDeparts() {
        remember(task("a", 10), closed("a", 10));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.departing(at(10), 10)).extracting(TaskKey::id).containsExactly("a");
    }

    @Test
    void noMoreThanTheLimitAreDueAtOnce() {
        remember(task("a", 10), task("b", 10), task("c", 10));

        assertThat(table.due(at(10), 2)).extracting(TaskKey::id).containsExactly("a", "b");
        assertThat(table.due(at(10), 0)).isEmpty();
    }

    @Test
    void tasksDueTogetherAreAllKept() {
        remember(task("a", 10), task("b", 10), task(new TaskKey("polled", "a"), at(10), false));

        assertThat(table.due(at(10), 10)).hasSize(3);
    }

    @Test
    void movedWakeIsTheOnlyOne() {
        remember(task("a", 10), task("a", 20));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.due(at(20), 10)).hasSize(1);
    }

    @Test
    void tableIsWhatAMapSays() {
        Map<TaskKey, Task> map = new HashMap<>();
        Random random = new Random(1);
        for (int step = 0; step < 5_000; step++) {
            Task task = task(
                    new TaskKey("prod", "t" + random.nextInt(200)), at(random.nextInt(100)), random.nextInt(3) == 0);
            if (random.nextInt(4) == 0) {
                map.remove(task.key());
                table.forget(task.key());
            } else {
                map.put(task.key(), task);
                remember(task);
            }
            Instant now = at(random.nextInt(100));
            int limit = random.nextInt(20);

            assertThat(wakes(table.due(now, limit))).isEqualTo(wakes(map, Task::open, now, limit));
            assertThat(wakes(table.departing(now, limit))).isEqualTo(wakes(map, known -> !known.open(), now, limit));
        }
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(map.values());
        assertThat(map).allSatisfy((key, task) -> assertThat(table.get(key)).isEqualTo(task));
    }

    private List<Instant> wakes(List<TaskKey> keys) {
        return keys.stream().map(key -> table.get(key).wakeAt()).toList();
    }

    private static List<Instant> wakes(Map<TaskKey, Task> map, Predicate<Task> which, Instant now, int limit) {
        return map.values().stream()
                .filter(which)
                .map(Task::wakeAt)
                .filter(wakeAt -> !wakeAt.isAfter(now))
                .sorted()
                .limit(limit)
                .toList();
    }

    @Test
    void nothingIsDueEarlyByAFractionOfAMicrosecond() {
        remember(task(new TaskKey("polled", "a"), at(10).plusNanos(1), false));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.due(at(10).plusNanos(1_000), 10)).hasSize(1);
    }

    @Test
    void theFarthestDeadlineIsOneToo() {
        remember(task(new TaskKey("polled", "a"), Instant.MAX, false));

        assertThat(table.due(at(1_000), 10)).isEmpty();
    }
}
