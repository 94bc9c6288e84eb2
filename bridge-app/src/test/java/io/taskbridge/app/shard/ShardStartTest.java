// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a shard comes to run. */
class ShardStartTest {
    @Test
    void nothingIsTakenBeforeTheShardIsRestored() {
        MemoryLog log = new MemoryLog();
        log.holdOpens();
        try (ShardStage stage = new ShardStage(log).deployed()) {
            stage.shard.deliver(1, List.of(Inbound.track(0, "early")), 1);
            stage.settle();

            log.letOpensGo();
            stage.awaitRunning();
            stage.take(Inbound.track(0, "later"));

            assertThat(log.tasks()).containsOnlyKeys(Inbound.key("later"));
        }
    }

    @Test
    void nobodyIsAnsweredBeforeTheShardIsRestored() {
        MemoryLog log = new MemoryLog();
        log.holdOpens();
        try (ShardStage stage = new ShardStage(log).deployed()) {
            List<Future<?>> asked = List.of(
                    stage.shard.submit(Inbound.track("a")),
                    stage.shard.query(table -> table.size()),
                    stage.shard.applied(-1));

            assertThat(asked).extracting(ShardStage::failure).allMatch(ShardUnavailableException.class::isInstance);
        }
    }

    @Test
    void shardThatIsNotDeployedYetAnswersNobody() {
        try (ShardStage stage = new ShardStage(new MemoryLog())) {
            List<Future<?>> asked = List.of(
                    stage.shard.submit(Inbound.track("a")),
                    stage.shard.query(table -> table.size()),
                    stage.shard.applied(-1));

            assertThat(asked).extracting(ShardStage::failure).allMatch(ShardUnavailableException.class::isInstance);
        }
    }

    @Test
    void feedIsToPauseUntilTheShardIsRestored() {
        MemoryLog log = new MemoryLog();
        log.holdOpens();
        try (ShardStage stage = new ShardStage(log).deployed()) {
            boolean before = stage.shard.full();
            log.letOpensGo();
            stage.awaitRunning();

            assertThat(before).isTrue();
            assertThat(stage.shard.full()).isFalse();
        }
    }

    @Test
    void feedIsToldTheRestoredOffset() {
        try (ShardStage stage = new ShardStage(new MemoryLog().holding(7)).deployed()) {
            stage.awaitRunning();

            assertThat(stage.starts).extracting(ShardStage.Start::offset).containsExactly(7L);
        }
    }

    @Test
    void whatTheFormerOwnerCommittedIsKnown() {
        MemoryLog log = new MemoryLog().holding(7, ShardStage.task("a", TaskState.RUNNING));
        try (ShardStage stage = new ShardStage(log).deployed()) {
            stage.awaitRunning();

            assertThat(stage.remembered("a").state()).isEqualTo(TaskState.RUNNING);
            assertThat(ShardStage.done(stage.shard.applied(6))).isTrue();
            assertThat(ShardStage.done(stage.shard.applied(7))).isFalse();
        }
    }

    @Test
    void onlyOpenTasksAreWatchedAfterwards() {
        MemoryLog log = new MemoryLog()
                .holding(2, ShardStage.task("open", TaskState.QUEUED), ShardStage.task("ended", TaskState.FAILED));
        try (ShardStage stage = new ShardStage(log).deployed()) {
            stage.awaitRunning();

            assertThat(stage.watchers.watched()).containsExactly(Inbound.key("open"));
        }
    }

    @Test
    void restoringIsTriedAgainAndAgainAtGrowingPauses() {
        MemoryLog log = new MemoryLog().failingToOpen(3);
        try (ShardStage stage = new ShardStage(log).deployed()) {
            stage.awaitRunning();

            List<Duration> pauses = log.pauses();
            assertThat(pauses).hasSize(3);
            assertThat(pauses.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(90));
            assertThat(pauses.get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
            assertThat(pauses.get(2)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
        }
    }

    @Test
    void recordsOfAnOlderEpochAreDropped() {
        try (ShardStage stage = ShardStage.running()) {
            long current = stage.starts.get(0).epoch();

            stage.shard.deliver(current - 1, List.of(Inbound.track(0, "old")), 1);
            stage.take(Inbound.track(0, "new"));

            assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("new"));
        }
    }
}
