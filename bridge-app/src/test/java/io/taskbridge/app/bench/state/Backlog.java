// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.bench.ProcessorTime;
import io.taskbridge.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Observations that wait in an inbox. For one thread.
 *
 * @param warmUp so many come before the first that counts
 * @param count how many there are in all
 */
record Backlog(Stand stand, Site site, int warmUp, int count) {
    static final String RATE = "transitionsPerSecond";
    static final String WORK = "processorMicrosPerTransition";

    /** So much later is a task's second observation written: in another transaction than its first one. */
    private static final int APART = 100_000;

    /** Two of each task: it runs, and it ends. */
    void write() {
        Instant at = Instant.now();
        int apart = Math.min(APART, count / 4);
        try (Feed feed = new Feed(stand.bootstrapServers())) {
            for (int task = 0; task < count / 2 + apart; task++) {
                if (task < count / 2) {
                    feed.write(site.inbox(), News.key(task), News.of(task, TaskState.RUNNING, at));
                }
                if (task >= apart) {
                    int ending = task - apart;
                    feed.write(site.inbox(), News.key(ending), News.of(ending, TaskState.COMPLETED, at));
                }
            }
        }
    }

    /** Blocks until the processes have dealt with all of it: how fast, and what it took them and the broker. */
    Map<String, Double> dealtWithBy(Process... processes) {
        Progress progress = new Progress(stand.admin(), site.group());
        long first = progress.await(warmUp);
        ProcessorTime work = ProcessorTime.of(Stream.concat(Arrays.stream(processes), Stream.of(stand.broker()))
                .toArray(Process[]::new));
        long last = progress.await(count);
        return Map.of(RATE, (last - first) / work.seconds(), WORK, work.microsEach((double) (last - first)));
    }
}
