// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskState;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class InputQueueTest {
    private final InputQueue queue = new InputQueue();

    @Test
    void inputsComeOutInTheOrderInWhichTheyCameIn() {
        queue.add(Inbound.track(0, "a"));
        queue.add(Inbound.seen("a", TaskState.RUNNING));
        queue.add(Inbound.track(1, "b"));

        assertThat(queue.poll().record().offset()).isZero();
        assertThat(queue.poll().input()).isEqualTo(Inbound.seen("a", TaskState.RUNNING));
        assertThat(queue.poll().record().offset()).isEqualTo(1);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void queueIsFullByNumber() {
        for (int i = 0; i < 2_000; i++) {
            queue.add(Inbound.track("t"));
        }
        boolean atTheLimit = queue.full();

        queue.add(Inbound.track("t"));

        assertThat(atTheLimit).isFalse();
        assertThat(queue.full()).isTrue();
    }

    @Test
    void queueIsFullByBytesUntilTheyAreTaken() {
        queue.add(Inbound.garbage(0, new byte[32 << 20], "zeros"));
        queue.add(Inbound.garbage(1, new byte[1], "a zero"));
        boolean before = queue.full();

        queue.poll();

        assertThat(before).isTrue();
        assertThat(queue.full()).isFalse();
    }

    @Test
    void failureEmptiesTheQueueAndTellsThoseWhoWait() {
        Future<Void> waiting = queue.add(Inbound.track("a"));
        queue.add(Inbound.garbage(0, new byte[33 << 20], "zeros"));

        queue.fail(new ShardUnavailableException(0));

        assertThat(waiting.cause()).isInstanceOf(ShardUnavailableException.class);
        assertThat(queue.size()).isZero();
        assertThat(queue.full()).isFalse();
        assertThat(queue.poll()).isNull();
    }
}
