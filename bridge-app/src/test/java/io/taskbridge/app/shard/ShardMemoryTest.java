// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardMemoryTest {
    private static final Instant FORGOTTEN_AT = Inbound.START.plus(ShardStage.RETENTION);

    private final MemoryWatchers watchers = new MemoryWatchers();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ShardServices services =
            ShardStage.services(watchers, new MemoryOwners(), registry, () -> Inbound.START);
    private final ShardMemory memory = new ShardMemory(ShardStage.PARTITION, services);

    private Batch batch() {
        return new Batch(ShardStage.PARTITION, services, memory.table());
    }

    private void remembersEnded(String id, Instant at) {
        memory.catchUpTo(0);
        Batch batch = batch();
        batch.take(Inbound.track(id));
        Report end = Report.of(TaskState.COMPLETED, "done");
        batch.take(new Input.Observed(Inbound.key(id), new Observation(end, Via.POLL, at)));
        memory.apply(batch);
    }

    private double openTasks(String state) {
        return registry.get("taskbridge.tasks.open")
                .tags("source", "zai", "state", state)
                .gauge()
                .value();
    }

    @Test
    void restoredOffsetCountsAsApplied() {
        memory.restore(restored(5));

        assertThat(memory.dealtWith(4)).isTrue();
        assertThat(memory.dealtWith(5)).isFalse();
    }

    @Test
    void batchWithoutRecordsLeavesTheAppliedOffset() {
        memory.restore(restored(5));
        Batch batch = batch();
        batch.take(Inbound.track("a"));

        memory.apply(batch);

        assertThat(memory.dealtWith(4)).isTrue();
        assertThat(memory.dealtWith(5)).isFalse();
    }

    @Test
    void offsetsThatHoldNoRecordAreDealtWithOnceReadPast() {
        memory.restore(restored(5));

        memory.read(List.of(), 7);

        assertThat(memory.dealtWith(6)).isTrue();
        assertThat(memory.dealtWith(7)).isFalse();
    }

    @Test
    void offsetsBehindARecordAreDealtWithOnceTheRecordIs() {
        memory.restore(restored(5));
        InboxRecord record = Inbound.track(5, "a");
        memory.read(List.of(record), 7);
        boolean before = memory.dealtWith(6);
        Batch batch = batch();
        batch.take(record);

        memory.apply(batch);

        assertThat(before).isFalse();
        assertThat(memory.dealtWith(6)).isTrue();
    }

    @Test
    void openTasksAreCountedByState() {
        memory.restore(restored(3, ShardStage.task("a"), ShardStage.task("b"), ShardStage.task("c", TaskState.FAILED)));
        Batch batch = batch();
        batch.take(Inbound.seen("a", TaskState.RUNNING));

        memory.apply(batch);

        assertThat(openTasks("tracked")).isEqualTo(1);
        assertThat(openTasks("running")).isEqualTo(1);
    }

    @Test
    void toForgetATaskIsNotWorthATransaction() {
        remembersEnded("a", Inbound.START);
        Batch batch = batch();

        memory.addDue(batch, FORGOTTEN_AT);

        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void tasksAreForgottenWithWhateverElseIsWritten() {
        remembersEnded("a", Inbound.START);
        Batch batch = batch();
        batch.take(Inbound.track("b"));

        memory.addDue(batch, FORGOTTEN_AT);

        assertThat(batch.tasks()).containsEntry(Inbound.key("a"), null).containsKey(Inbound.key("b"));
    }

    @Test
    void whatComesBackInTheSameTransactionIsNotForgotten() {
        memory.catchUpTo(0);
        Batch before = batch();
        before.take(Inbound.track("a"));
        before.take(Inbound.untrack("a"));
        memory.apply(before);
        Batch batch = batch();
        batch.take(Inbound.track("a"));

        memory.addDue(batch, FORGOTTEN_AT);

        assertThat(batch.tasks().get(Inbound.key("a"))).isNotNull();
    }

    @Test
    void tasksThatWaitToBeForgottenGoTogetherInTheEnd() {
        remembersEnded("a", Inbound.START);
        remembersEnded("b", Inbound.START.plusMillis(999));
        Batch batch = batch();

        memory.addDue(batch, FORGOTTEN_AT.plus(ShardMemory.DEPARTURE_DELAY));

        assertThat(batch.tasks()).containsOnlyKeys(Inbound.key("a"), Inbound.key("b"));
    }

    @Test
    void forgettingUnwatchesAndUncountsEverything() {
        memory.restore(restored(3, ShardStage.task("a")));

        memory.forget();

        assertThat(watchers.watched()).isEmpty();
        assertThat(memory.table().size()).isZero();
        assertThat(memory.dealtWith(0)).isFalse();
        assertThat(openTasks("tracked")).isZero();
    }

    @Test
    void committedTransitionsAreCounted() {
        memory.restore(restored(3, ShardStage.task("a")));
        Batch batch = batch();
        batch.take(Inbound.seen("a", TaskState.RUNNING));

        memory.apply(batch);

        assertThat(registry.get("taskbridge.transitions")
                        .tags("source", "zai", "state", "running", "via", "poll")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static ShardLog.Restored restored(long offset, Task... tasks) {
        return new ShardLog.Restored(TaskTable.of(List.of(tasks)), List.of(), offset);
    }
}
