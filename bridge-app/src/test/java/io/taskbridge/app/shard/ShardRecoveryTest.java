// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shard does when the outcome of a transaction is unknown. */
class ShardRecoveryTest {
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

    @Test
    void shardIsOpenedAgainAndFedFromWhereItStands() {
        failACommit();
        stage.awaitStarts(2);

        assertThat(stage.starts.get(1).offset()).isEqualTo(1);
        assertThat(stage.starts.get(1).epoch())
                .isGreaterThan(stage.starts.get(0).epoch());
    }

    @Test
    void shardGoesOnFromWhatIsCommitted() {
        failACommit();
        stage.awaitStarts(2);

        stage.take(Inbound.track(1, "failed"), Inbound.record(2, Inbound.seen("known", TaskState.RUNNING)));

        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("known"), Inbound.key("failed"));
        assertThat(stage.log.events()).extracting(TaskEvent::from).containsExactly(TaskState.TRACKED);
    }

    @Test
    void memoryNeverShowsWhatWasNotCommitted() {
        failACommit();
        stage.awaitStarts(2);

        assertThat(stage.remembered("failed")).isNull();
        assertThat(stage.remembered("known")).isNotNull();
        assertThat(ShardStage.done(stage.shard.applied(1))).isFalse();
    }

    @Test
    void everythingIsUnwatchedBeforeTheRestoredTasksAreWatched() {
        int before = stage.watchers.calls().size();

        failACommit();
        stage.awaitStarts(2);

        assertThat(stage.watchers.calls().stream().skip(before).distinct())
                .containsExactly("unwatch all of 0", "watch zai/known of 0");
    }

    @Test
    void nobodyIsAnsweredFromWhatIsVoid() {
        stage.log.holdOpens();
        failACommit();
        stage.await(() -> stage.log.opens() == 2);

        List<Future<?>> asked = List.of(
                stage.shard.submit(Inbound.track("a")),
                stage.shard.query(table -> table.size()),
                stage.shard.applied(0));

        assertThat(asked).extracting(ShardStage::failure).allMatch(ShardUnavailableException.class::isInstance);
        assertThat(stage.shard.full()).isTrue();
        assertThat(stage.watchers.watched()).isEmpty();
    }

    @Test
    void submittersOfTheFailedTransactionAreTold() {
        stage.log.failNextCommit();

        Future<Void> submitted = stage.shard.submit(Inbound.seen("known", TaskState.RUNNING));

        assertThat(ShardStage.failure(submitted)).hasMessageContaining("unknown");
    }

    @Test
    void thoseWhoWaitedForTheNextTransactionAreTold() {
        stage.log.holdCommits();
        failACommit();
        stage.await(() -> stage.log.commits() == 2);
        Future<Void> waiting = stage.shard.submit(Inbound.seen("known", TaskState.RUNNING));
        stage.await(() -> stage.shard.backlog() == 1);

        stage.log.letCommitsGo();

        assertThat(ShardStage.failure(waiting)).isInstanceOf(ShardUnavailableException.class);
    }

    @Test
    void recordsThatWaitedAreNotDecidedUnderTheOldEpoch() {
        stage.log.holdCommits();
        failACommit();
        stage.deliver(Inbound.track(2, "waited"));
        stage.await(() -> stage.shard.backlog() == 1);

        stage.log.letCommitsGo();
        stage.awaitStarts(2);
        stage.shard.deliver(stage.starts.get(0).epoch(), List.of(Inbound.track(3, "under way")), 4);
        stage.take(Inbound.track(1, "failed"));

        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("known"), Inbound.key("failed"));
    }

    @Test
    void transactionWhoseAnswerWasLostIsNotRepeated() {
        stage.log.loseNextAnswer();
        stage.deliver(Inbound.record(1, Inbound.seen("known", TaskState.RUNNING)));
        stage.awaitStarts(2);

        ShardStage.done(stage.shard.submit(Inbound.seen("known", TaskState.RUNNING)));

        assertThat(stage.starts.get(1).offset()).isEqualTo(2);
        assertThat(stage.log.events()).extracting(TaskEvent::to).containsExactly(TaskState.RUNNING);
    }

    @Test
    void shardThatCannotCommitForLongTriesAtGrowingPauses() {
        stage.log.failNextCommit();
        stage.log.failNextCommit();
        stage.log.failNextCommit();
        for (int start = 1; start <= 3; start++) {
            stage.deliver(Inbound.track(1, "failed"));
            stage.awaitStarts(start + 1);
        }

        List<Duration> pauses = stage.log.pauses();
        assertThat(pauses.get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        assertThat(pauses.get(2)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void failureIsCounted() {
        failACommit();
        stage.awaitStarts(2);

        assertThat(stage.counter("taskbridge.commit.failures")).isEqualTo(1);
    }

    @Test
    void openTasksAreCountedOnceAfterwards() {
        failACommit();
        stage.awaitStarts(2);

        assertThat(stage.registry
                        .get("taskbridge.tasks.open")
                        .tags("source", "zai", "state", "tracked")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
