// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TimeLimitTest {
    private static final Duration BRIEF = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whoeverIsNotDoneInTimeFailsAndIsToldTheLimit() {
        Future<Void> late = waiting(new TimeLimit(vertx, BRIEF));

        assertThatThrownBy(late::await).isInstanceOf(TimeoutException.class).hasMessage("not done within 1 ms");
    }

    @Test
    void thoseBehindWhoeverIsDoneHaveTheirTimeAsWell() {
        TimeLimit limit = new TimeLimit(vertx, Duration.ofHours(1));
        Promise<Void> done = Promise.promise();
        boolean[] told = {false};
        limit.set(done.future(), late -> told[0] = true);
        done.complete();
        limit.shorten(BRIEF);

        assertThatThrownBy(waiting(limit)::await).isInstanceOf(TimeoutException.class);
        assertThat(told[0]).isFalse();
    }

    @Test
    void whoeverComesAfterTheLineWasEmptyHasATimeAsWell() {
        TimeLimit limit = new TimeLimit(vertx, BRIEF);
        waiting(limit).otherwiseEmpty().await();

        assertThatThrownBy(waiting(limit)::await).isInstanceOf(TimeoutException.class);
    }

    @Test
    void shorterLimitHoldsForThoseWhoWaitAlready() {
        TimeLimit limit = new TimeLimit(vertx, Duration.ofHours(1));
        Future<Void> late = waiting(limit);

        limit.shorten(BRIEF);

        assertThatThrownBy(late::await).isInstanceOf(TimeoutException.class);
    }

    @Test
    void callerIsToldOnItsContext() {
        TimeLimit limit = new TimeLimit(vertx, BRIEF);
        Context caller = vertx.getOrCreateContext();
        Promise<Context> told = Promise.promise();

        caller.runOnContext(go -> limit.set(Promise.promise().future(), late -> told.complete(Vertx.currentContext())));

        assertThat(told.future().await()).isSameAs(caller);
    }

    private static Future<Void> waiting(TimeLimit limit) {
        Promise<Void> promise = Promise.promise();
        limit.set(promise.future(), promise::tryFail);
        return promise.future();
    }
}
