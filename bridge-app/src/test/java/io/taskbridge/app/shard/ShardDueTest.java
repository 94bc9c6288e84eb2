// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens in a shard only because time passes. */
class ShardDueTest {
    private final ShardStage stage = ShardStage.running();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void taskIsLostAtItsDeadline() {
        stage.take(Inbound.track(0, "a"));

        stage.now.set(Inbound.START.plus(ShardStage.DEADLINE));
        stage.await(() -> !stage.log.events().isEmpty());

        TaskEvent event = stage.log.events().get(0);
        assertThat(event.to()).isEqualTo(TaskState.LOST);
        assertThat(event.observation().via()).isEqualTo(Via.DEADLINE);
    }

    @Test
    void nothingHappensBeforeTheDeadline() {
        stage.take(Inbound.track(0, "a"));
        stage.now.set(Inbound.START.plus(ShardStage.DEADLINE).minusNanos(1));

        stage.take(Inbound.track(1, "b"));

        assertThat(stage.log.events()).isEmpty();
    }

    @Test
    void endedTaskIsForgottenSoonAfterItsRetention() {
        stage.take(Inbound.track(0, "a"), Inbound.record(1, Inbound.seen("a", TaskState.COMPLETED)));

        stage.now.set(Inbound.START.plus(ShardStage.RETENTION).plus(ShardMemory.DEPARTURE_DELAY));
        stage.await(() -> stage.log.tasks().isEmpty());
        stage.await(() -> stage.remembered("a") == null);

        assertThat(stage.log.events()).hasSize(1);
    }

    @Test
    void allThatIsDueAtOnceHappensOnceInBoundedBatches() {
        int many = 1_200;
        stage.take(IntStream.range(0, many)
                .mapToObj(offset -> Inbound.track(offset, "t" + offset))
                .toArray(InboxRecord[]::new));
        int before = stage.log.written().size();

        stage.now.set(Inbound.START.plus(ShardStage.DEADLINE));
        stage.await(() -> stage.log.events().size() >= many);

        assertThat(stage.log.events()).extracting(TaskEvent::key).doesNotHaveDuplicates();
        assertThat(stage.log.written().stream().skip(before))
                .extracting(MemoryLog.Written::inputs)
                .containsExactly(500, 500, 200);
    }

    @Test
    void deadlineThatPassedWhileNobodyOwnedTheShardIsMadeUpFor() {
        MemoryLog log = new MemoryLog().holding(1, ShardStage.task("a", TaskState.RUNNING));
        try (ShardStage late = new ShardStage(log)) {
            late.now.set(Inbound.START.plus(ShardStage.DEADLINE).plusSeconds(1));

            late.deployed().await(() -> !log.events().isEmpty());

            assertThat(log.events()).extracting(TaskEvent::to).containsExactly(TaskState.LOST);
        }
    }

    @Test
    void newsThatCameWhileNobodyOwnedTheShardComesBeforeWhatIsDue() {
        MemoryLog log = new MemoryLog().holding(1, ShardStage.task("a", TaskState.RUNNING));
        try (ShardStage late = new ShardStage(log).inboxEndsAt(3)) {
            late.now.set(Inbound.START.plus(ShardStage.DEADLINE).plusSeconds(1));
            late.deployed().awaitRunning();

            // By when what is due would have been done.
            late.take(Inbound.track(1, "b"));
            late.take(Inbound.record(2, Inbound.seen("a", TaskState.COMPLETED)));
            late.await(() -> log.events().size() > 1);

            assertThat(log.events())
                    .extracting(event -> event.key().id() + " " + event.to())
                    .containsExactly("a COMPLETED", "b LOST");
        }
    }
}
