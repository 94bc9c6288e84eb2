// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.Input;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shard does with inbox records, whatever they are. */
class ShardInboxTest {
    private final ShardStage stage = ShardStage.running();

    @AfterEach
    void close() {
        stage.close();
    }

    private MemoryLog.Written written() {
        assertThat(stage.log.written()).hasSize(1);
        return stage.log.written().get(0);
    }

    private static InboxRecord tracking(long offset, TaskKey key) {
        Registration registration = new Registration(key, null, Map.of(), null, null);
        return Inbound.record(offset, new Input.Track(registration, Inbound.START));
    }

    @Test
    void recordThatChangesNothingStillMovesTheOffset() {
        stage.take(Inbound.record(41, Inbound.seen("unknown", TaskState.RUNNING)));

        assertThat(written().nextOffset()).isEqualTo(42);
        assertThat(written().tasks()).isEmpty();
    }

    @Test
    void inputOfOurOwnMovesNoOffset() {
        ShardStage.done(stage.shard.submit(Inbound.track("a")));

        assertThat(written().nextOffset()).isEqualTo(-1);
    }

    @Test
    void recordOfAnotherShardIsForwardedAndNotDecided() {
        InboxRecord stray = Inbound.track(3, "stray");

        stage.take(stray);

        assertThat(written().forwards()).containsExactly(new Batch.Forward(ShardStage.PARTITION + 1, stray));
        assertThat(written().tasks()).isEmpty();
        assertThat(written().nextOffset()).isEqualTo(4);
        assertThat(stage.counter("taskbridge.inbox.forwarded")).isEqualTo(1);
    }

    @Test
    void recordOfAnUnknownSourceIsRejectedWithTheReason() {
        InboxRecord unknown = tracking(3, new TaskKey("nobody", "a"));

        stage.take(unknown);

        assertThat(written().rejections()).containsExactly(new Batch.Rejection(unknown, "source: is not configured"));
        assertThat(written().tasks()).isEmpty();
        assertThat(written().nextOffset()).isEqualTo(4);
    }

    @Test
    void recordThatIsNotUnderstoodIsRejectedWithTheReason() {
        InboxRecord garbage = Inbound.garbage(3, new byte[] {7}, "not JSON");

        stage.take(garbage);

        assertThat(written().rejections()).containsExactly(new Batch.Rejection(garbage, "not JSON"));
        assertThat(written().nextOffset()).isEqualTo(4);
        assertThat(stage.counter("taskbridge.inbox.rejected")).isEqualTo(1);
    }

    @Test
    void badRecordsDoNotKeepTheGoodOnesBack() {
        stage.take(
                Inbound.garbage(0, new byte[] {7}, "not JSON"),
                Inbound.track(1, "stray"),
                Inbound.track(2, "good"),
                tracking(3, new TaskKey("nobody", "a")));

        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("good"));
        assertThat(written().nextOffset()).isEqualTo(4);
    }
}
