// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shard that has been stopped does nothing any more, whatever was under way. */
class ShardStopTest {
    @Test
    void logIsClosed() {
        try (ShardStage stage = ShardStage.running()) {
            stage.stop();

            assertThat(stage.log.closed()).isTrue();
            assertThat(stage.shard.state()).isEqualTo(ShardState.STOPPED);
        }
    }

    @Test
    void nothingIsWatchedAndNobodyAnswered() {
        try (ShardStage stage = ShardStage.running()) {
            stage.take(Inbound.track(0, "a"));

            stage.stop();

            assertThat(stage.watchers.watched()).isEmpty();
            assertThat(ShardStage.failure(stage.shard.query(table -> table.size())))
                    .isInstanceOf(ShardUnavailableException.class);
        }
    }

    @Test
    void thoseWhoWaitAreTold() {
        try (ShardStage stage = ShardStage.running()) {
            stage.log.holdCommits();
            Future<Void> parked = stage.shard.submit(Inbound.track("parked"));
            stage.await(() -> stage.log.commits() == 1);
            Future<Void> waiting = stage.shard.submit(Inbound.track("waiting"));
            stage.await(() -> stage.shard.backlog() == 1);

            stage.stop();
            stage.log.letCommitsGo();

            assertThat(ShardStage.failure(waiting)).isInstanceOf(ShardUnavailableException.class);
            assertThat(ShardStage.failure(parked)).isInstanceOf(ShardUnavailableException.class);
        }
    }

    @Test
    void commitThatEndsLaterHasNoConsequences() {
        try (ShardStage stage = ShardStage.running()) {
            stage.log.holdCommits();
            Future<Void> parked = stage.shard.submit(Inbound.track("parked"));
            stage.await(() -> stage.log.commits() == 1);
            stage.stop();
            List<String> before = stage.watchers.calls();

            stage.log.letCommitsGo();
            ShardStage.failure(parked);
            stage.settle();

            assertThat(stage.watchers.calls()).isEqualTo(before);
            assertThat(stage.log.opens()).isEqualTo(1);
            assertThat(stage.log.commits()).isEqualTo(1);
        }
    }

    @Test
    void openingThatEndsLaterHasNoConsequences() {
        MemoryLog log = new MemoryLog().holding(3, ShardStage.task("a", TaskState.RUNNING));
        log.holdOpens();
        try (ShardStage stage = new ShardStage(log).deployed()) {
            stage.await(() -> log.opens() == 1);
            stage.stop();

            log.letOpensGo();
            stage.settle();

            assertThat(stage.starts).isEmpty();
            assertThat(stage.watchers.watched()).isEmpty();
            assertThat(stage.shard.state()).isEqualTo(ShardState.STOPPED);
        }
    }

    @Test
    void openingIsNotTriedAgainWhileTheLogIsClosing() {
        MemoryLog log = new MemoryLog().failingToOpen(Integer.MAX_VALUE);
        MemoryLog witness = new MemoryLog().failingToOpen(Integer.MAX_VALUE);
        log.holdClose();
        try (ShardStage stage = new ShardStage(log).deployed();
                ShardStage other = new ShardStage(witness)) {
            stage.await(() -> log.opens() == 1);
            stage.settle();
            Future<Void> stopped = stage.beginToStop();
            stage.await(() -> stage.shard.state() == ShardState.STOPPED);
            int before = log.opens();

            other.deployed().await(() -> witness.opens() == before + 2);
            log.letCloseGo();
            stopped.await();

            assertThat(log.opens()).isEqualTo(before);
            assertThat(stage.shard.state()).isEqualTo(ShardState.STOPPED);
        }
    }

    @Test
    void recordsAreDropped() {
        try (ShardStage stage = ShardStage.running()) {
            stage.stop();

            stage.deliver(Inbound.track(0, "late"));
            stage.settle();

            assertThat(stage.log.commits()).isZero();
        }
    }
}
