// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static io.taskbridge.task.Life.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TaskTableTest {
    private final TaskTable table = new TaskTable();

    private static Task task(String id, long wakeAt) {
        Registration registration = new Registration(new TaskKey("prod", id), null, Map.of(), null, at(wakeAt));
        return Task.tracked(registration, Life.WITH_WEBHOOK, at(0), 0);
    }

    private void remember(Task... tasks) {
        for (Task task : tasks) {
            table.apply(task.key(), task);
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

        assertThat(table.apply(task.key(), task)).isNull();

        assertThat(table.get(task.key())).isSameAs(task);
        assertThat(table.all()).containsExactly(task);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void applyReturnsWhatWasRememberedBefore() {
        Task before = task("a", 10);
        remember(before);

        assertThat(table.apply(before.key(), task("a", 20))).isSameAs(before);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void applyingWhatWasThereBeforeTakesTheChangeBack() {
        Task before = task("a", 10);
        remember(before, task("a", 20));

        table.apply(before.key(), before);

        assertThat(table.due(at(9), 10)).isEmpty();
        assertThat(table.due(at(10), 10)).containsExactly(before.key());
    }

    @Test
    void applyingNullForgets() {
        Task task = task("a", 10);
        remember(task);

        assertThat(table.apply(task.key(), null)).isSameAs(task);

        assertThat(table.get(task.key())).isNull();
        assertThat(table.due(at(1_000), 10)).isEmpty();
    }

    @Test
    void forgettingWhatIsUnknownIsNothing() {
        assertThat(table.apply(new TaskKey("prod", "a"), null)).isNull();
    }

    @Test
    void longestOverdueTasksComeFirst() {
        remember(task("b", 20), task("c", 30), task("a", 10));

        assertThat(table.due(at(20), 10)).extracting(TaskKey::id).containsExactly("a", "b");
        assertThat(table.due(at(9), 10)).isEmpty();
    }

    @Test
    void closedTasksAreNotDueButDepart() {
        Task open = task("a", 10);
        Task closed = task("b", 5).abandoned(at(10));
        remember(open, closed);

        assertThat(table.due(at(10), 10)).containsExactly(open.key());
        assertThat(table.departing(at(10), 10)).containsExactly(closed.key());
        assertThat(table.departing(at(9), 10)).isEmpty();
    }

    @Test
    void taskThatIsClosedAtItsOldWakeDeparts() {
        Task open = task("a", 10);
        remember(open, open.abandoned(at(10)));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.departing(at(10), 10)).containsExactly(open.key());
    }

    @Test
    void noMoreThanTheLimitAreDueAtOnce() {
        remember(task("a", 10), task("b", 10), task("c", 10));

        assertThat(table.due(at(10), 2)).extracting(TaskKey::id).containsExactly("a", "b");
        assertThat(table.due(at(10), 0)).isEmpty();
    }

    @Test
    void tasksDueTogetherAreAllKept() {
        Registration other = new Registration(new TaskKey("polled", "a"), null, Map.of(), null, at(10));
        remember(task("a", 10), task("b", 10), Task.tracked(other, Life.POLLED, at(0), 0));

        assertThat(table.due(at(10), 10)).hasSize(3);
    }

    @Test
    void movedWakeIsTheOnlyOne() {
        remember(task("a", 10), task("a", 20));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.due(at(20), 10)).hasSize(1);
    }

    @Test
    void tasksAreChangedByApplyAlone() {
        remember(task("a", 10));

        assertThatThrownBy(() -> table.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsDueIsWhatASortedListSays() {
        Random random = new Random(1);
        for (int step = 0; step < 5_000; step++) {
            String id = Integer.toString(random.nextInt(200));
            TaskKey key = new TaskKey("prod", id);
            Task task = task(id, random.nextInt(1, 100));
            boolean closed = random.nextInt(3) == 0;
            table.apply(key, random.nextInt(4) == 0 ? null : closed ? task.abandoned(task.wakeAt()) : task);
            Instant now = at(random.nextInt(100));
            int limit = random.nextInt(20);

            assertThat(table.due(now, limit)).isEqualTo(sorted(Task::open, now, limit));
            assertThat(table.departing(now, limit)).isEqualTo(sorted(known -> !known.open(), now, limit));
        }
    }

    private List<TaskKey> sorted(Predicate<Task> which, Instant now, int limit) {
        return table.all().stream()
                .filter(which)
                .filter(task -> !task.wakeAt().isAfter(now))
                .sorted(Comparator.comparing(Task::wakeAt)
                        .thenComparing(task -> task.key().id()))
                .map(Task::key)
                .limit(limit)
                .toList();
    }

    @Test
    void nothingIsDueEarlyByAFractionOfAMicrosecond() {
        Instant deadline = at(10).plusNanos(1);
        Registration registration = new Registration(new TaskKey("polled", "a"), null, Map.of(), null, deadline);
        remember(Task.tracked(registration, Life.POLLED, at(0), 0));

        assertThat(table.due(at(10), 10)).isEmpty();
        assertThat(table.due(at(10).plusNanos(1_000), 10)).hasSize(1);
    }

    @Test
    void theFarthestDeadlineIsOneToo() {
        Registration registration = new Registration(new TaskKey("polled", "a"), null, Map.of(), null, Instant.MAX);
        remember(Task.tracked(registration, Life.POLLED, at(0), 0));

        assertThat(table.due(at(1_000), 10)).isEmpty();
    }
}
