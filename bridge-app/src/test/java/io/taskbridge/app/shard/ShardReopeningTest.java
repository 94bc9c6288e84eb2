// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shard whose log failed, and whose partition may have another owner by now. */
class ShardReopeningTest {
    private final ShardStage stage = ShardStage.running();

    @BeforeEach
    void knowOneTask() {
        stage.take(Inbound.track(0, "known"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void failACommit() {
        stage.log.failNextCommit();
        stage.deliver(Inbound.track(1, "failed"));
    }

    private void awaitFence() {
        stage.await(() -> stage.shard.state() == ShardState.FENCED);
    }

    @Test
    void firstOpeningNeedsNoConfirmation() {
        assertThat(stage.owners.asked()).isZero();
    }

    @Test
    void shardStaysShutWhileTheGroupDoesNotConfirm() {
        stage.owners.refuse();
        failACommit();
        awaitFence();
        stage.await(() -> stage.owners.asked() > 2);

        assertThat(stage.log.opens()).isEqualTo(1);
    }

    @Test
    void shutShardDoesNothing() {
        stage.owners.refuse();
        failACommit();
        awaitFence();

        Future<Void> submitted = stage.shard.submit(Inbound.seen("known", TaskState.RUNNING));

        assertThat(ShardStage.failure(submitted)).isInstanceOf(ShardUnavailableException.class);
        assertThat(stage.shard.full()).isTrue();
        assertThat(stage.watchers.watched()).isEmpty();
        assertThat(stage.log.commits()).isEqualTo(2);
    }

    @Test
    void shardStaysShutWhileTheGroupDoesNotAnswer() {
        stage.owners.fail();
        failACommit();
        stage.await(() -> stage.owners.asked() > 2);

        assertThat(stage.log.opens()).isEqualTo(1);
        assertThat(stage.shard.state()).isEqualTo(ShardState.RESTORING);
    }

    @Test
    void shardGoesOnOnceTheGroupConfirms() {
        stage.owners.refuse();
        failACommit();
        awaitFence();

        stage.owners.confirm();
        stage.awaitStarts(2);
        stage.take(Inbound.track(1, "failed"));

        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("known"), Inbound.key("failed"));
    }

    @Test
    void shutShardThatIsTakenAwayAsksNoMore() {
        stage.owners.refuse();
        failACommit();
        awaitFence();

        stage.stop();
        int asked = stage.owners.asked();
        stage.settle();

        assertThat(stage.owners.asked()).isEqualTo(asked);
        assertThat(stage.shard.state()).isEqualTo(ShardState.STOPPED);
    }
}
