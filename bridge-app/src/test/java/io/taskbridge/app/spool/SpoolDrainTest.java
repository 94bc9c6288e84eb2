// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.Await;
import io.taskbridge.app.metrics.SpoolMeters;
import io.taskbridge.app.shard.RecordRefusedException;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolDrainTest {
    private static final int MANY = 250;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedInbox kafka = new ScriptedInbox();

    @TempDir
    private Path dir;

    private Spool spool;

    @BeforeEach
    void open() {
        spool = Spool.open(vertx, dir, 1 << 20, new SpoolMeters(new SimpleMeterRegistry()));
    }

    @AfterEach
    void close() {
        spool.close().await();
        vertx.close().await();
    }

    @Test
    void everythingGoesToKafkaInOrder() {
        write(0, MANY);

        drain();

        awaitEmpty();
        assertThat(kafka.taken()).isEqualTo(ids(0, MANY));
    }

    @Test
    void whatIsSpooledWhileTheDrainRunsIsSentToo() {
        drain();

        write(0, 1);
        awaitEmpty();
        write(1, MANY);
        awaitEmpty();

        assertThat(kafka.taken()).isEqualTo(ids(0, MANY));
    }

    @Test
    void whileKafkaIsDownNothingIsLostAndNothingOvertakes() {
        kafka.isDown();
        write(0, MANY);
        drain();
        Await.until(kafka::asked, asked -> asked.size() >= 3);
        assertThat(kafka.asked()).containsOnly("0");
        assertThat(spool.status().files()).isEqualTo(MANY);

        kafka.works();

        awaitEmpty();
        assertThat(kafka.taken()).isEqualTo(ids(0, MANY));
    }

    @Test
    void kafkaThatStopsTakingWebhooksIsTriedWithOneOfThem() {
        kafka.answers(
                id -> Integer.parseInt(id) < 150 ? Future.succeededFuture() : Future.failedFuture("Kafka is down"));
        write(0, MANY);

        drain();

        Await.until(kafka::asked, asked -> Collections.frequency(asked, "150") >= 3);
        assertThat(Collections.frequency(kafka.asked(), "151")).isEqualTo(1);
    }

    @Test
    void webhookThatFailsAmongOthersIsSentAgainWithAllThatFollow() {
        boolean[] failed = {false};
        kafka.answers(id -> {
            if (id.equals("50") && !failed[0]) {
                failed[0] = true;
                return Future.failedFuture("a time-out");
            }
            return Future.succeededFuture();
        });
        write(0, 100);

        drain();

        awaitEmpty();
        assertThat(kafka.taken()
                        .subList(kafka.taken().size() - 50, kafka.taken().size()))
                .isEqualTo(ids(50, 100));
        assertThat(kafka.taken()).containsAll(ids(0, 100));
    }

    @Test
    void webhookThatKafkaWillNeverTakeDoesNotHoldUpTheRest() {
        kafka.answers(id -> id.equals("1")
                ? Future.failedFuture(new RecordRefusedException(new IllegalStateException("too large")))
                : Future.succeededFuture());
        write(0, 3);

        drain();

        awaitEmpty();
        assertThat(kafka.taken()).containsExactly("0", "2");
        assertThat(dir.resolve("refused/000000000002.webhook")).exists();
    }

    @Test
    void tornFileDoesNotHoldUpTheRest() throws IOException {
        write(0, 3);
        Files.write(dir.resolve("000000000002.webhook"), new byte[10]);

        drain();

        awaitEmpty();
        assertThat(kafka.taken()).containsExactly("0", "2");
        assertThat(spool.status().torn()).isEqualTo(1);
    }

    @Test
    void whatIsLeftWhenTheDrainStopsIsThereForTheNextRun() {
        kafka.isDown();
        write(0, 2);
        String drain = drain();
        Await.until(kafka::asked, asked -> !asked.isEmpty());
        vertx.undeploy(drain).await();
        spool.close().await();
        kafka.works();

        open();
        drain();

        awaitEmpty();
        assertThat(kafka.taken()).containsExactly("0", "1");
    }

    private String drain() {
        return vertx.deployVerticle(new SpoolDrain(spool, kafka)).await();
    }

    private void awaitEmpty() {
        Await.until(spool::status, status -> status.files() == 0);
    }

    private void write(int from, int to) {
        Future.all(ids(from, to).stream()
                        .map(id -> spool.write(new SpooledWebhook(new TaskKey("hooked", id), new byte[] {1})))
                        .toList())
                .await();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
