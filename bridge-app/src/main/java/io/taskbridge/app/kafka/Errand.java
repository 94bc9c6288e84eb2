// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that may block, on a thread of its own: done once for all who have asked for it before it began. Who asks while it
 * is under way has it done again. Thread-safe.
 */
final class Errand {
    private final Runnable work;
    private final ExecutorService thread;
    private final AtomicBoolean asked = new AtomicBoolean();

    Errand(String name, Runnable work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, name);
            own.setDaemon(true);
            return own;
        });
    }

    /** @throws RejectedExecutionException once it is closed */
    void ask() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(this::run);
        } catch (RejectedExecutionException e) {
            // Whoever asks next must learn of it as well.
            asked.set(false);
            throw e;
        }
    }

    private void run() {
        asked.set(false);
        work.run();
    }

    /** What was asked for is still done. */
    void close() {
        thread.shutdown();
    }
}
