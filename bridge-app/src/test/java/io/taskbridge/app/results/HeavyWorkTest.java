// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HeavyWorkTest {
    private static final long MANY = Runtime.getRuntime().maxMemory() / 12;

    private final Vertx vertx = Vertx.vertx();
    private final HeavyWork work = new HeavyWork(vertx);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        vertx.close().await();
    }

    private Future<String> waits(long bytes) {
        return work.run(bytes, () -> {
            gate.await();
            return "done";
        });
    }

    @Test
    void whatWouldMakeTooMuchWaitIsRefusedAtOnce() {
        Future<String> first = waits(MANY);

        Future<String> second = waits(MANY);

        assertThat(second.cause()).isInstanceOf(OverloadedException.class);
        gate.countDown();
        assertThat(first.await()).isEqualTo("done");
    }

    @Test
    void whatIsTooMuchByItselfIsDoneAlone() {
        gate.countDown();

        assertThat(waits(Long.MAX_VALUE / 2).await()).isEqualTo("done");
    }

    @Test
    void whatIsDoneMakesRoom() {
        Future<String> first = waits(MANY);
        gate.countDown();
        Await.until(first::isComplete, done -> done);

        assertThat(Await.until(() -> waits(MANY), next -> !next.failed()).await())
                .isEqualTo("done");
    }

    @Test
    void whatWasRefusedTakesNoRoom() {
        waits(MANY);
        waits(MANY);

        assertThat(waits(1 << 20).failed()).isFalse();
    }
}
