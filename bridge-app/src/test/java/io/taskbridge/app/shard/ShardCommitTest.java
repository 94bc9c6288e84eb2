// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.Input;
import io.taskbridge.task.Observation;
import io.taskbridge.task.Output;
import io.taskbridge.task.Report;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a running shard turns inputs into transactions. */
class ShardCommitTest {
    private final ShardStage stage = ShardStage.running();

    @AfterEach
    void close() {
        stage.close();
    }

    /** Has a commit under way that does not end by itself. */
    private void holdACommit() {
        stage.log.holdCommits();
        stage.deliver(Inbound.track(0, "first"));
        stage.await(() -> stage.log.commits() == 1);
    }

    private static InboxRecord[] tracks(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(offset -> Inbound.track(offset, "t" + offset))
                .toArray(InboxRecord[]::new);
    }

    @Test
    void whatArrivesDuringACommitIsTheNextBatch() {
        holdACommit();
        stage.deliver(Inbound.track(1, "a"));
        stage.deliver(Inbound.track(2, "b"));
        Future<Void> submitted = stage.shard.submit(Inbound.track("c"));
        stage.await(() -> stage.shard.backlog() == 3);

        stage.log.letCommitsGo();
        ShardStage.done(submitted);

        assertThat(stage.log.written()).extracting(MemoryLog.Written::inputs).containsExactly(1, 3);
        assertThat(stage.log.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void shardThatIsNeverIdleWaitsForCompany() {
        holdACommit();
        stage.now.set(Inbound.START.plusMillis(10));
        stage.log.letCommitsGo();
        stage.awaitApplied(0);

        Future<Void> lone = stage.shard.submit(Inbound.track("a"));
        Future<Void> company = stage.shard.submit(Inbound.track("b"));
        ShardStage.done(stage.shard.query(table -> table));
        assertThat(stage.log.commits()).isEqualTo(1);

        stage.now.set(Inbound.START.plusMillis(50));
        ShardStage.done(Future.all(lone, company));
        assertThat(stage.log.written()).extracting(MemoryLog.Written::inputs).containsExactly(1, 2);
    }

    @Test
    void batchesAreBoundedInNumber() {
        holdACommit();
        stage.deliver(tracks(1, 2_500));

        stage.log.letCommitsGo();
        stage.awaitApplied(2_500);

        assertThat(stage.log.written()).extracting(MemoryLog.Written::inputs).containsExactly(1, 1_000, 1_000, 500);
    }

    @Test
    void batchesAreBoundedInBytes() {
        holdACommit();
        byte[] large = new byte[3 << 20];
        stage.deliver(IntStream.range(1, 6)
                .mapToObj(offset -> Inbound.garbage(offset, large, "too many zeros"))
                .toArray(InboxRecord[]::new));

        stage.log.letCommitsGo();
        stage.awaitApplied(5);

        assertThat(stage.log.written()).extracting(MemoryLog.Written::inputs).containsExactly(1, 3, 2);
    }

    @Test
    void decisionsOfOneBatchSeeEachOther() {
        stage.take(
                Inbound.track(0, "a"),
                Inbound.record(1, Inbound.seen("a", TaskState.QUEUED)),
                Inbound.record(2, Inbound.seen("a", TaskState.RUNNING)),
                Inbound.record(3, Inbound.seen("a", TaskState.RUNNING)));

        assertThat(stage.log.written()).hasSize(1);
        assertThat(stage.log.events()).extracting(TaskEvent::from).containsExactly(TaskState.TRACKED, TaskState.QUEUED);
        assertThat(stage.log.tasks().get(Inbound.key("a")).sequence()).isEqualTo(2);
    }

    @Test
    void memoryShowsNothingThatIsNotCommitted() {
        holdACommit();

        assertThat(stage.remembered("first")).isNull();
        assertThat(ShardStage.done(stage.shard.applied(0))).isFalse();
        assertThat(stage.watchers.watched()).isEmpty();
    }

    @Test
    void whatIsCommittedIsRememberedAndWatched() {
        holdACommit();

        stage.log.letCommitsGo();
        stage.awaitApplied(0);

        assertThat(stage.remembered("first")).isEqualTo(ShardStage.task("first"));
        assertThat(stage.watchers.watched()).containsExactly(Inbound.key("first"));
    }

    @Test
    void submitterIsAnsweredOnlyAfterTheCommit() {
        stage.log.holdCommits();
        Future<Void> submitted = stage.shard.submit(Inbound.track("a"));
        stage.await(() -> stage.log.commits() == 1);
        stage.settle();
        boolean before = submitted.isComplete();

        stage.log.letCommitsGo();
        ShardStage.done(submitted);

        assertThat(before).isFalse();
        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("a"));
    }

    @Test
    void inputThatChangesNothingNeedsNoTransaction() {
        ShardStage.done(stage.shard.submit(Inbound.seen("unknown", TaskState.RUNNING)));

        assertThat(stage.log.commits()).isZero();
    }

    @Test
    void inputThatCannotBeDecidedFailsAloneAndStopsNothing() {
        Report done = Report.of(TaskState.COMPLETED, "SUCCESS");
        Future<Void> impossible = stage.shard.submit(
                new Input.Observed(Inbound.key("a"), new Observation(done, Via.WEBHOOK, Instant.MAX)));

        ShardStage.done(stage.shard.submit(Inbound.track("b")));

        assertThat(ShardStage.failure(impossible)).isInstanceOf(DateTimeException.class);
        assertThat(stage.log.tasks()).containsOnlyKeys(Inbound.key("b"));
    }

    @Test
    void timeFromTheYearOneIsNoTroubleAndNoDelay() {
        stage.take(Inbound.track(0, "a"));
        Instant yearOne = Instant.parse("0001-01-01T00:00:00Z");
        Report report = new Report(TaskState.RUNNING, "RUNNING", null, yearOne, Output.none(), null, Map.of());

        ShardStage.done(stage.shard.submit(Inbound.observed("a", report, Via.POLL)));

        assertThat(stage.remembered("a").state()).isEqualTo(TaskState.RUNNING);
        assertThat(stage.registry.find("taskbridge.detection.delay").timer()).isNull();
    }

    @Test
    void delayIsMeasuredToTheFractionOfASecond() {
        stage.take(Inbound.track(0, "a"));
        Instant before = Inbound.START.minusMillis(1_300);
        Report report = new Report(TaskState.RUNNING, "RUNNING", null, before, Output.none(), null, Map.of());

        ShardStage.done(stage.shard.submit(Inbound.observed("a", report, Via.POLL)));

        assertThat(stage.registry.get("taskbridge.detection.delay").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(1_300);
    }

    @Test
    void watchersLearnHowAnOpenTaskStandsNow() {
        stage.take(Inbound.track(0, "a"), Inbound.record(1, Inbound.seen("a", TaskState.RUNNING)));

        assertThat(stage.watchers.watched(Inbound.key("a")).state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void endedTaskIsNoLongerWatched() {
        stage.take(Inbound.track(0, "ended"), Inbound.track(1, "let go"));

        stage.take(
                Inbound.record(2, Inbound.seen("ended", TaskState.FAILED)),
                Inbound.record(3, Inbound.untrack("let go")));

        assertThat(stage.watchers.watched()).isEmpty();
    }

    @Test
    void feedIsToPauseWhileTooMuchWaits() {
        holdACommit();
        stage.deliver(tracks(1, 5_001));
        stage.await(stage.shard::full);

        stage.log.letCommitsGo();
        stage.awaitApplied(5_001);

        assertThat(stage.shard.full()).isFalse();
    }
}
