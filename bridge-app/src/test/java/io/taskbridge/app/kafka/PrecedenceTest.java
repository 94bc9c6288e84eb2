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

class PrecedenceTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** Blocks until it goes on; how often it asked who was waiting before. */
    private int askedUntilItGoesOn(int crowds, int waiting) throws Exception {
        Precedence precedence = new Precedence(() -> asked.incrementAndGet() <= crowds ? waiting : 0);
        Promise<Void> next = Promise.promise();
        vertx.runOnContext(go -> precedence.then(vertx, next::complete));
        next.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return asked.get();
    }

    @Test
    void whereFewWaitTheInboxIsReadAtOnce() throws Exception {
        assertThat(askedUntilItGoesOn(1, Precedence.CROWD - 1)).isEqualTo(1);
    }

    @Test
    void whereManyWaitTheInboxRestsUntilTheyAreIn() throws Exception {
        assertThat(askedUntilItGoesOn(3, Precedence.CROWD)).isEqualTo(4);
    }

    @Test
    void whereManyWaitForEverTheInboxIsReadAllTheSame() throws Exception {
        assertThat(askedUntilItGoesOn(Integer.MAX_VALUE, Precedence.CROWD)).isEqualTo(Precedence.MOST_RESTS);
    }
}
