// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps tasks moving: a hundred changes a second, of one task after the other. Runs on a thread of its own, once begun. */
final class SteadyNews implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Feed feed;
    private final Site site;
    private final int tasks;
    private int changes;

    SteadyNews(String bootstrapServers, Site site, int tasks) {
        this.feed = new Feed(bootstrapServers);
        this.site = site;
        this.tasks = tasks;
    }

    void begin() {
        var unused = clock.scheduleAtFixedRate(this::change, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void change() {
        int task = changes % tasks;
        TaskState state = changes / tasks % 2 == 0 ? TaskState.QUEUED : TaskState.RUNNING;
        feed.write(site.inbox(), News.key(task), News.of(task, state, Instant.now()));
        changes++;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        feed.close();
    }
}
