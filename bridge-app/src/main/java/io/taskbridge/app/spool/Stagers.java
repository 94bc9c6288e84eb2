// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.spool;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Forces many files to disk at the same time: a disk flushes several in little more time than one. */
final class Stagers implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads;

    Stagers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "spool-stage");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /** Stages each webhook in the slot of its index; says for each why that failed, null if it did not. Blocks. */
    List<@Nullable IOException> stage(SpoolDirectory directory, List<SpooledWebhook> webhooks) {
        List<Callable<@Nullable IOException>> work = new ArrayList<>();
        for (int i = 0; i < webhooks.size(); i++) {
            int slot = i;
            work.add(() -> stage(directory, slot, webhooks.get(slot)));
        }
        List<@Nullable IOException> failures = new ArrayList<>();
        try {
            for (Future<@Nullable IOException> done : threads.invokeAll(work)) {
                failures.add(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            failures.add(new IOException(e.getCause()));
        }
        while (failures.size() < webhooks.size()) {
            failures.add(new InterruptedIOException("the spool stops"));
        }
        return failures;
    }

    private static @Nullable IOException stage(SpoolDirectory directory, int slot, SpooledWebhook webhook) {
        try {
            directory.stage(slot, SpoolFormat.encode(webhook));
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
