// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.app.shard.RecordRefusedException;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a webhook goes: to Kafka, to a real disk, or back to its sender. */
class SpoolingInboxTest {
    private final Vertx vertx = Vertx.vertx();
    private final ScriptedInbox kafka = new ScriptedInbox();

    @TempDir
    private Path parent;

    private Path dir;
    private Spool spool;
    private SpoolingInbox inbox;

    @BeforeEach
    void open() {
        dir = parent.resolve("spool");
        spool = Spool.open(vertx, dir, 1 << 20, new SpoolMeters(new SimpleMeterRegistry()));
        inbox = new SpoolingInbox(vertx, kafka, spool);
    }

    @AfterEach
    void close() {
        spool.close().await();
        vertx.close().await();
    }

    @Test
    void whatKafkaTakesIsNotSpooled() {
        append("1").await();

        assertThat(kafka.taken()).containsExactly("1");
        assertThat(spool.status()).isEqualTo(new SpoolStatus(0, 0, 1 << 20, null, 0, 0, null));
    }

    @Test
    void whatKafkaDoesNotTakeIsOnDiskOnceItIsAcknowledged() {
        kafka.isDown();

        append("1").await();

        assertThat(dir.resolve("000000000001.webhook")).exists();
        assertThat(spool.status().files()).isEqualTo(1);
    }

    @Test
    void kafkaThatSaysNothingIsWaitedForThreeSeconds() {
        kafka.answers(id -> Promise.promise().future());
        long began = System.nanoTime();

        append("1").await();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_900));
        assertThat(spool.status().files()).isEqualTo(1);
    }

    @Test
    void thoseThatComeLaterJoinWithoutAskingKafka() {
        kafka.isDown();
        append("1").await();
        kafka.works();

        append("2").await();

        assertThat(kafka.asked()).containsExactly("1");
        assertThat(spool.status().files()).isEqualTo(2);
    }

    @Test
    void onceTheSpoolIsEmptyKafkaIsAskedAgain() {
        kafka.isDown();
        append("1").await();
        kafka.works();
        spool.take(1)
                .compose(taken -> spool.settle(taken, List.of(Fate.DELIVERED)))
                .await();

        append("2").await();

        assertThat(kafka.taken()).containsExactly("2");
        assertThat(spool.status().files()).isZero();
    }

    @Test
    void thoseOnTheirWayToASpoolThatIsEmptyByThenGoToKafka() {
        kafka.isDown();
        append("1").await();
        kafka.works();
        Future<List<Spooled>> taken = spool.take(1);
        Future<Void> settled = taken.compose(first -> spool.settle(first, List.of(Fate.DELIVERED)));
        taken.await();

        List<Future<Void>> late =
                IntStream.range(0, 300).mapToObj(i -> append("late-" + i)).toList();
        Future.all(late).await();
        settled.await();

        assertThat(kafka.taken().size() + spool.status().files()).isEqualTo(300);
    }

    @Test
    void whatKafkaRefusesIsNotSpooled() {
        kafka.answers(id -> Future.failedFuture(new RecordRefusedException(new IllegalStateException("too large"))));

        assertThatThrownBy(() -> append("1").await()).isInstanceOf(RecordRefusedException.class);

        assertThat(spool.status().files()).isZero();
    }

    @Test
    void whatNeitherKafkaNorTheDiskTakesFails() throws IOException {
        kafka.isDown();
        Files.delete(dir.resolve(SpoolLock.FILE));
        Files.delete(dir);
        Files.createFile(dir);

        assertThatThrownBy(() -> append("1").await()).hasMessageContaining("spool.dir: " + dir);

        Files.delete(dir);
    }

    @Test
    void hundredsAtOnceAreAllOnDisk() {
        kafka.isDown();

        Future.all(IntStream.range(0, 500).mapToObj(i -> append("" + i)).toList())
                .await();

        assertThat(spool.status().files()).isEqualTo(500);
    }

    @Test
    void thoseWhoWaitForKafkaAreAnsweredWhenTheBridgeStops() throws Exception {
        kafka.answers(id -> Promise.promise().future());
        Future<Void> waiting = append("1");

        inbox.hurry();

        waiting.toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
        assertThat(spool.status().files()).isEqualTo(1);
    }

    @Test
    void answerComesBackOnTheCallersContext() {
        kafka.isDown();
        Context caller = vertx.getOrCreateContext();
        Promise<Boolean> onItsLoop = Promise.promise();

        caller.runOnContext(go -> append("1")
                .onComplete(
                        done -> onItsLoop.complete(Vertx.currentContext() == caller && Context.isOnEventLoopThread())));

        assertThat(onItsLoop.future().await()).isTrue();
    }

    private Future<Void> append(String id) {
        return inbox.append(new TaskKey("hooked", id), new byte[] {1});
    }
}
