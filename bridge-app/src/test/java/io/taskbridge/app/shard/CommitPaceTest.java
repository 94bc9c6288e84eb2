// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private Instant now = Inbound.START;
    private final CommitPace pace = new CommitPace(() -> now);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private boolean rests(int waiting) {
        return pace.rests(vertx, waiting, () -> {});
    }

    private void after(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void firstTransactionWaitsForNothing() {
        assertThat(rests(1)).isFalse();
    }

    @Test
    void nextTransactionWaitsFourTimesAsLongAsTheLastOneTook() {
        pace.committed(Duration.ofMillis(10));

        after(39);
        boolean before = rests(1);
        after(1);

        assertThat(before).isTrue();
        assertThat(rests(1)).isFalse();
    }

    @Test
    void nobodyWaitsLongerThanABound() {
        pace.committed(Duration.ofSeconds(10));

        after(CommitPace.MOST_MILLIS - 1);
        boolean before = rests(1);
        after(1);

        assertThat(before).isTrue();
        assertThat(rests(1)).isFalse();
    }

    @Test
    void enoughInputsWaitForNoMore() {
        pace.committed(Duration.ofMillis(10));

        assertThat(rests(CommitPace.ENOUGH - 1)).isTrue();
        assertThat(rests(CommitPace.ENOUGH)).isFalse();
    }

    @Test
    void clockThatIsSetBackKeepsNobodyWaiting() {
        pace.committed(Duration.ofMillis(10));

        after(-1);

        assertThat(rests(1)).isFalse();
    }

    @Test
    void whoeverWaitsIsCalledAgain() throws Exception {
        Promise<Void> again = Promise.promise();
        pace.committed(Duration.ofMillis(1));

        pace.rests(vertx, 1, again::complete);

        again.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
