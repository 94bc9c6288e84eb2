// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.Await;
import io.taskbridge.app.shard.Batch;
import io.taskbridge.app.shard.Batches;
import io.taskbridge.app.shard.Inbound;
import io.taskbridge.app.shard.Learned;
import io.taskbridge.app.shard.ShardLog;
import io.taskbridge.app.shard.TargetKey;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Report;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shard's transactions on a real broker. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TransactionalShardLogIT {
    private final ShardLogStage stage = new ShardLogStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static Batch running(String id, long offset) {
        return Batches.of(Inbound.track(offset, id), Inbound.record(offset + 1, Inbound.seen(id, TaskState.RUNNING)));
    }

    /** One good transition, and one that no record can hold. */
    private static Batch unwritable() {
        String endless = "x".repeat(ShardLogStage.MAX_MESSAGE_BYTES);
        Report report = Report.of(TaskState.RUNNING, "RUNNING").withAttributes(Map.of("endless", endless));
        return Batches.of(
                Inbound.track(0, "good"),
                Inbound.record(1, Inbound.seen("good", TaskState.RUNNING)),
                Inbound.track(2, "bad"),
                Inbound.record(3, Inbound.observed("bad", report, Via.POLL)));
    }

    @Test
    void transactionCarriesEventsTasksAndOffset() throws Exception {
        stage.opened().commit(running("a", 5)).await();

        assertThat(stage.committed("all")).hasSize(1);
        assertThat(stage.committed("by-zai")).hasSize(1);
        assertThat(stage.committed("tasks")).extracting(record -> record.key()).containsExactly("zai/a");
        assertThat(stage.committedOffset()).isEqualTo(7);
    }

    @Test
    void nothingIsWrittenWhileTheTopicsCannotBeWrittenTo() throws Exception {
        ShardLog log = stage.opened(CompletableFuture.failedFuture(new TimeoutException("no leader")));

        assertThatThrownBy(() -> log.commit(running("a", 5)).await()).hasMessageContaining("no leader");

        assertThat(stage.committed("all")).isEmpty();
    }

    @Test
    void batchWithoutRecordsMovesNoOffset() throws Exception {
        ShardLog log = stage.opened();
        log.commit(running("a", 5)).await();

        log.commit(Batches.forgetting("a")).await();

        assertThat(stage.committed("tasks"))
                .extracting(record -> record.value())
                .endsWith((String) null);
        assertThat(stage.committedOffset()).isEqualTo(7);
    }

    @Test
    void everyTransactionLeavesATraceInTheTasks() throws Exception {
        stage.opened().commit(Batches.of(Inbound.track(0, "stray"))).await();

        assertThat(stage.committed("tasks"))
                .extracting(record -> record.value())
                .containsExactly((String) null);
        assertHoldsNothing(stage.newLog().open().await(), 1);
    }

    @Test
    void nothingIsRestoredBeforeTheOffsetIsSettled() {
        stage.opened().commit(running("a", 5)).await();
        try (KafkaProducer<byte[], byte[]> stranger = stage.strangerWithAnOffset(9)) {
            assertThatThrownBy(() -> stage.opened())
                    .hasMessageEndingWith("or with the offset of " + stage.prefix + "inbox-0");

            stranger.commitTransaction();
            Await.until(stage::committedOffset, offset -> offset == 9);

            assertThat(stage.newLog().open().await().offset()).isEqualTo(9);
        }
    }

    @Test
    void transactionThatFailsLeavesNothing() throws Exception {
        ShardLog log = stage.opened();

        assertThatThrownBy(() -> log.commit(unwritable()).await()).isNotNull();
        ShardLog.Restored restored = stage.newLog().open().await();

        assertHoldsNothing(restored, 0);
        assertThat(stage.committed("all")).isEmpty();
        assertThat(stage.committed("tasks")).isEmpty();
        assertThat(stage.committedOffset()).isNull();
    }

    @Test
    void sameLogGoesOnAfterAFailureOnceItIsOpenedAgain() {
        ShardLog log = stage.opened();
        assertThatThrownBy(() -> log.commit(unwritable()).await()).isNotNull();

        log.open().await();
        log.commit(running("a", 0)).await();

        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/a");
    }

    @Test
    void newOwnerFencesTheOldOne() {
        ShardLog old = stage.opened();
        old.commit(running("before", 0)).await();

        stage.opened();

        assertThatThrownBy(() -> old.commit(running("after", 2)).await()).isNotNull();
        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/before");
        assertThat(stage.committed("tasks")).extracting(record -> record.key()).containsExactly("zai/before");
    }

    @Test
    void newOwnerMissesNothingThatTheOldOneCommitsAtTheLastMoment() throws Exception {
        ShardLog old = stage.opened();
        AtomicInteger commits = new AtomicInteger();
        CompletableFuture<Void> fenced = CompletableFuture.runAsync(() -> {
            while (true) {
                int next = commits.get();
                old.commit(Batches.of(Inbound.track(next, "t" + next))).await();
                commits.incrementAndGet();
            }
        });
        Await.until(commits::get, count -> count > 3);

        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(fenced).failsWithin(Duration.ofSeconds(30));
        assertThat(restored.table().all()).hasSize(stage.committed("tasks").size());
        assertThat(restored.offset()).isEqualTo(stage.committedOffset());
    }

    @Test
    void newOwnerFindsTheLatestOfEachTaskAndNoneThatIsForgotten() {
        ShardLog old = stage.opened();
        old.commit(Batches.of(Inbound.track(0, "a"), Inbound.track(1, "gone"))).await();
        old.commit(running("a", 2)).await();
        old.commit(Batches.forgetting("gone")).await();

        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(restored.table().all()).extracting(Task::key).containsExactly(Inbound.key("a"));
        assertThat(restored.table().all()).extracting(Task::state).containsExactly(TaskState.RUNNING);
        assertThat(restored.offset()).isEqualTo(4);
    }

    @Test
    void openTransactionOfADeadOwnerIsEnded() throws Exception {
        byte[] key = ShardLogStage.utf8("zai/dead");
        try (KafkaProducer<byte[], byte[]> dead = stage.ownerInATransaction()) {
            dead.send(new ProducerRecord<>(stage.prefix + "all", key, new byte[] {1}))
                    .get();
            dead.send(new ProducerRecord<>(stage.prefix + "tasks", Batches.PARTITION, key, Batches.snapshot("dead")))
                    .get();
            dead.close(Duration.ZERO);
        }

        ShardLog log = stage.newLog();
        ShardLog.Restored restored = log.open().await();
        log.commit(running("a", 0)).await();

        assertThat(restored.table().all()).isEmpty();
        assertThat(stage.committed("all")).extracting(record -> record.key()).containsExactly("zai/a");
    }

    @Test
    void shardThatNeverCommittedBeginsWithTheOldestRecordThereIs() throws Exception {
        stage.write("inbox", "key", "value");

        assertThat(stage.newLog().open().await().offset()).isZero();
    }

    @Test
    void taskThatNobodyCanReadIsPassedOver() throws Exception {
        stage.write("tasks", "zai/odd", "no task");
        stage.opened().commit(running("a", 0)).await();

        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(restored.table().all()).extracting(Task::key).containsExactly(Inbound.key("a"));
    }

    @Test
    void taskUnderTheKeyOfAnotherIsPassedOver() throws Exception {
        stage.write("tasks", "zai/other", Batches.snapshot("odd"));
        stage.opened().commit(running("a", 0)).await();

        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(restored.table().all()).extracting(Task::key).containsExactly(Inbound.key("a"));
    }

    @Test
    void durationsAreRestoredBesideTheTasksAndForgottenAlike() {
        TargetKey kept = new TargetKey("zai", "");
        TargetKey forgotten = new TargetKey("zai", "model:gone");
        Durations durations = new Durations(35, new Durations.Table(3, 1, List.of(10, 3), List.of(0, 3)), null, null);
        ShardLog log = stage.opened();
        log.commit(Batches.learning(kept, durations)).await();
        log.commit(Batches.learning(forgotten, durations)).await();
        log.commit(Batches.learning(forgotten, null)).await();

        ShardLog.Restored restored = stage.newLog().open().await();

        assertThat(restored.table().all()).isEmpty();
        assertThat(restored.learned()).extracting(Learned::key).containsExactly(kept);
        assertThat(restored.learned()).extracting(Learned::durations).containsExactly(durations);
    }

    @Test
    void durationsThatNobodyCanReadArePassedOver() throws Exception {
        stage.write("tasks", "\0durations/zai/", "no durations");
        stage.write("tasks", "\0what", "no durations");

        assertThat(stage.newLog().open().await().learned()).isEmpty();
    }

    @Test
    void commitUnderWayEndsBeforeTheLogIsClosed() {
        Context context = stage.vertx.getOrCreateContext();
        Promise<Void> committed = Promise.promise();
        Promise<Void> closed = Promise.promise();

        context.runOnContext(go -> {
            ShardLog log = stage.newLog();
            log.open().onSuccess(opened -> {
                log.commit(running("a", 0)).onComplete(committed);
                log.close().onComplete(closed);
            });
        });
        Future.all(committed.future(), closed.future()).await();

        assertThat(stage.committed("all")).hasSize(1);
    }

    @Test
    void logThatIsNotOpenCommitsNothing() {
        ShardLog log = stage.opened();
        log.close().await();

        assertThatThrownBy(() -> log.commit(running("a", 0)).await()).hasMessageContaining("is not open");
    }

    private static void assertHoldsNothing(ShardLog.Restored restored, long offset) {
        assertThat(restored.table().all()).isEmpty();
        assertThat(restored.learned()).isEmpty();
        assertThat(restored.offset()).isEqualTo(offset);
    }
}
