// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadPaceTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** Blocks until it goes on; how often it asked who was waiting before. */
    private int askedUntilItGoesOn(int crowds, int waiting) throws Exception {
        ReadPace pace = new ReadPace(() -> asked.incrementAndGet() <= crowds ? waiting : 0);
        Promise<Void> next = Promise.promise();
        vertx.runOnContext(go -> pace.then(vertx, 0, next::complete));
        next.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return asked.get();
    }

    @Test
    void whereFewWaitTheInboxIsReadAtOnce() throws Exception {
        assertThat(askedUntilItGoesOn(1, ReadPace.CROWD - 1)).isEqualTo(1);
    }

    @Test
    void whereManyWaitTheInboxRestsUntilTheyAreIn() throws Exception {
        assertThat(askedUntilItGoesOn(3, ReadPace.CROWD)).isEqualTo(4);
    }

    @Test
    void whereManyWaitForEverTheInboxIsReadAllTheSame() throws Exception {
        assertThat(askedUntilItGoesOn(Integer.MAX_VALUE, ReadPace.CROWD)).isEqualTo(ReadPace.MOST_RESTS);
    }

    @Test
    void afterFewRecordsMoreAreLeftToGather() throws Exception {
        assertThat(goesOnAtOnce(1)).isFalse();
        assertThat(goesOnAtOnce(ReadPace.WORTH_IT - 1)).isFalse();
    }

    @Test
    void afterManyRecordsOrNoneTheInboxIsReadAtOnce() throws Exception {
        assertThat(goesOnAtOnce(ReadPace.WORTH_IT)).isTrue();
        assertThat(goesOnAtOnce(0)).isTrue();
    }

    @Test
    void whereManyWaitATransactionsWorthIsReadOnEnd() throws Exception {
        ReadPace pace = new ReadPace(() -> asked.incrementAndGet() == 1 ? ReadPace.CROWD : 0);
        int half = ReadPace.ON_END / 2;

        assertThat(goesOnAtOnce(pace, half)).isTrue();
        assertThat(asked).hasValue(0);
        assertThat(goesOnAtOnce(pace, half)).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasReadBeforeARestIsForgottenAfterIt() throws Exception {
        ReadPace pace = new ReadPace(() -> asked.incrementAndGet() % 2 == 1 ? ReadPace.CROWD : 0);
        int half = ReadPace.ON_END / 2;

        assertThat(goesOnAtOnce(pace, half)).isTrue();
        assertThat(goesOnAtOnce(pace, half)).isFalse();
        assertThat(goesOnAtOnce(pace, half)).isTrue();
        assertThat(goesOnAtOnce(pace, 0)).isFalse();
        assertThat(goesOnAtOnce(pace, half)).isTrue();
    }

    private boolean goesOnAtOnce(int brought) throws Exception {
        return goesOnAtOnce(new ReadPace(() -> 0), brought);
    }

    /** Blocks until it goes on; whether that was before the call returned. */
    private boolean goesOnAtOnce(ReadPace pace, int brought) throws Exception {
        Promise<Boolean> atOnce = Promise.promise();
        vertx.runOnContext(go -> {
            boolean[] later = {false};
            pace.then(vertx, brought, () -> atOnce.complete(!later[0]));
            later[0] = true;
        });
        return atOnce.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
