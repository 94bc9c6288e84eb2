// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.app.shard.Inbox;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedInboxTest {
    private static final TaskKey KEY = new TaskKey("source", "id");
    private static final int LARGE = 64 << 20;

    private final List<Promise<Inbox.Position>> sent = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final BoundedInbox inbox = new BoundedInbox(vertx, this::send);

    private Future<Inbox.Position> send(TaskKey key, byte[] value, @Nullable TraceContext trace) {
        sent.add(Promise.promise());
        return sent.get(sent.size() - 1).future();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whatIsAcknowledgedOrFailedWaitsNoLonger() {
        inbox.append(KEY, new byte[1]);
        inbox.append(KEY, new byte[1]);
        inbox.append(KEY, new byte[1]);

        sent.get(0).complete(new Inbox.Position(0, 0));
        sent.get(1).fail("no");

        assertThat(inbox.pending()).isEqualTo(1);
    }

    @Test
    void mostThatWaitedAtATimeAreRememberedUntilSomebodyAsks() {
        inbox.append(KEY, new byte[1]);
        inbox.append(KEY, new byte[1]);
        sent.get(0).complete(new Inbox.Position(0, 0));

        assertThat(inbox.mostPending()).isEqualTo(2);
        assertThat(inbox.mostPending()).isEqualTo(1);
    }

    @Test
    void recordsBeyondTheRoomAreRefusedAtOnceAndNotSent() {
        for (int i = 0; i < 4; i++) {
            inbox.append(KEY, new byte[LARGE]);
        }

        Future<Inbox.Position> surplus = inbox.append(KEY, new byte[1]);

        assertThat(surplus.failed()).isTrue();
        assertThat(sent).hasSize(4);
    }

    @Test
    void roomThatIsFreedIsUsedAgain() {
        for (int i = 0; i < 4; i++) {
            inbox.append(KEY, new byte[LARGE]);
        }
        sent.get(0).complete(new Inbox.Position(0, 0));

        assertThat(inbox.append(KEY, new byte[LARGE]).failed()).isFalse();
    }

    @Test
    void whoeverWaitsForTooLongIsTold() {
        Future<Inbox.Position> late =
                new BoundedInbox(vertx, this::send, Duration.ofMillis(1)).append(KEY, new byte[1]);

        assertThatThrownBy(late::await).isInstanceOf(TimeoutException.class);
    }

    @Test
    void whatComesAfterThatChangesNothing() {
        BoundedInbox hurried = new BoundedInbox(vertx, this::send, Duration.ofMillis(1));
        Future<Inbox.Position> late = hurried.append(KEY, new byte[1]);
        late.otherwiseEmpty().await();

        sent.get(0).complete(new Inbox.Position(0, 0));

        assertThat(late.failed()).isTrue();
        assertThat(hurried.pending()).isZero();
    }
}
