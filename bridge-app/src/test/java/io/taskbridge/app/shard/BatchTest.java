// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.codec.TaskOutline;
import io.taskbridge.codec.TaskProto;
import io.taskbridge.codec.TaskTable;
import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchTest {
    /** Field 13, one byte long, which begins with nothing. */
    private static final byte[] ODD_OBSERVATION = {13 << 3 | 2, 1, -1};

    private final TaskTable committed = new TaskTable();
    private final Batch batch = new Batch(
            ShardStage.PARTITION,
            ShardStage.services(
                    new MemoryWatchers(), new MemoryOwners(), new SimpleMeterRegistry(), () -> Inbound.START),
            committed);

    private void remember(Task task) {
        committed.apply(TaskOutline.of(task), TaskProto.encode(task));
    }

    @Test
    void freshBatchHasNothingToWrite() {
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.nextOffset()).isEqualTo(-1);
    }

    @Test
    void taskThatCannotBeReadIsForgottenWhenItIsDue() {
        Task task = ShardStage.task("a");
        byte[] message = TaskProto.encode(task);
        byte[] odd = Arrays.copyOf(message, message.length + ODD_OBSERVATION.length);
        System.arraycopy(ODD_OBSERVATION, 0, odd, message.length, ODD_OBSERVATION.length);
        committed.apply(TaskOutline.of(task), odd);

        batch.take(new Input.Due(task.key(), task.wakeAt()));

        assertThat(batch.tasks()).containsEntry(task.key(), null);
        assertThat(batch.events()).isEmpty();
    }

    @Test
    void inputThatChangesNothingLeavesNothingToWrite() {
        batch.take(Inbound.seen("unknown", TaskState.RUNNING));

        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.inputs()).isEqualTo(1);
    }

    @Test
    void recordThatChangesNothingLeavesItsOffsetToWrite() {
        batch.take(Inbound.record(9, Inbound.seen("unknown", TaskState.RUNNING)));

        assertThat(batch.isEmpty()).isFalse();
        assertThat(batch.nextOffset()).isEqualTo(10);
    }

    @Test
    void decisionsLeaveTheCommittedMemoryAlone() {
        Task before = ShardStage.task("a");
        remember(before);

        batch.take(Inbound.seen("a", TaskState.RUNNING));

        assertThat(committed.get(before.key())).isEqualTo(before);
        assertThat(batch.tasks().get(before.key()).task().state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void taskForgottenByTheBatchIsUnknownToTheRestOfIt() {
        Task ended = ShardStage.task("a", TaskState.COMPLETED);
        Instant forgetAt = ended.wakeAt();
        remember(ended);

        batch.take(new Input.Due(ended.key(), forgetAt));
        batch.take(Inbound.track("a"));

        assertThat(batch.tasks().get(ended.key()).task()).isEqualTo(ShardStage.task("a"));
    }

    @Test
    void forgottenTaskIsATombstone() {
        Task ended = ShardStage.task("a", TaskState.COMPLETED);
        remember(ended);

        batch.take(new Input.Due(ended.key(), ended.wakeAt()));

        assertThat(batch.tasks()).containsKey(ended.key()).containsValue(null);
        assertThat(batch.isEmpty()).isFalse();
    }

    @Test
    void lastDecisionOnATaskIsTheOneToRemember() {
        batch.take(Inbound.track("a"));
        batch.take(Inbound.seen("a", TaskState.QUEUED));
        batch.take(Inbound.seen("a", TaskState.RUNNING));

        assertThat(batch.tasks()).containsOnlyKeys(Inbound.key("a"));
        assertThat(batch.events()).extracting(TaskEvent::to).containsExactly(TaskState.QUEUED, TaskState.RUNNING);
        assertThat(batch.events().get(1).task())
                .isEqualTo(batch.tasks().get(Inbound.key("a")).task());
    }

    @Test
    void recordsThatAreNotDecidedTakeRoomToo() {
        for (int i = 0; i < 500; i++) {
            batch.take(Inbound.garbage(2L * i, new byte[] {1}, "not JSON"));
            batch.take(Inbound.track(2L * i + 1, "stray" + i));
        }

        assertThat(batch.hasRoom()).isFalse();
    }

    @Test
    void recordThatCannotBeDecidedIsRejectedAndStopsNoOther() {
        Report done = Report.of(TaskState.COMPLETED, "SUCCESS");
        Input atTheEndOfTime = new Input.Observed(Inbound.key("a"), new Observation(done, Via.WEBHOOK, Instant.MAX));

        batch.take(Inbound.record(0, atTheEndOfTime));
        batch.take(Inbound.track(1, "b"));

        assertThat(batch.rejections())
                .extracting(Batch.Rejection::reason)
                .containsExactly("cannot be decided: DateTimeException");
        assertThat(batch.tasks()).containsOnlyKeys(Inbound.key("b"));
    }

    @Test
    void recordWithoutAValueTakesNoBytes() {
        batch.take(Inbound.garbage(0, null, "no value"));

        assertThat(batch.rejections()).extracting(Batch.Rejection::reason).containsExactly("no value");
        assertThat(batch.hasRoom()).isTrue();
    }
}
