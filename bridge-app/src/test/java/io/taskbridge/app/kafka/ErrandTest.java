// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ErrandTest {
    private final BlockingQueue<Thread> begun = new LinkedBlockingQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Errand errand = new Errand("errand", () -> {
        begun.add(Thread.currentThread());
        mayEnd.acquireUninterruptibly();
    });

    @Test
    void thoseWhoAskWhileItIsUnderWayHaveItDoneOnceMoreTogether() throws InterruptedException {
        errand.ask();
        Thread first = begun.take();
        errand.ask();
        errand.ask();

        closeAndJoin(first);

        assertThat(begun).hasSize(1);
    }

    @Test
    void whatNobodyAskedForAgainIsDoneOnce() throws InterruptedException {
        errand.ask();
        Thread first = begun.take();

        closeAndJoin(first);

        assertThat(begun).isEmpty();
    }

    @Test
    void everybodyWhoAsksAfterItIsClosedIsRefused() {
        errand.close();

        assertThatThrownBy(errand::ask).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(errand::ask).isInstanceOf(RejectedExecutionException.class);
    }

    /** Returns when all that was asked for is done. */
    private void closeAndJoin(Thread thread) throws InterruptedException {
        errand.close();
        mayEnd.release(10);
        thread.join();
    }
}
