// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.Await;
import io.taskbridge.app.bench.ProcessorTime;
import io.taskbridge.task.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;

/** A bridge that watches so many tasks. For one thread. */
final class CrowdedBridge {
    static final String HEAP = "heapBytes";
    static final String POLL = "processorMicrosPerPoll";
    static final String TRANSITION = "processorMicrosPerTransition";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int SLICE = 1_000;

    /** Has no divisor in common with a number of tasks: one after the other has its turn, all over the memory. */
    private static final long STRIDE = 7_919;

    private final Stand stand;
    private final StatusStub provider;
    private final Site site;
    private final int tasks;
    private final int warmUp;
    private final int effort;
    private long told;

    /**
     * @param warmUp what comes before each measurement and does not count, as its effort
     * @param effort how long each measurement takes, in seconds, or in thousands of transitions
     */
    CrowdedBridge(Stand stand, StatusStub provider, int tasks, int warmUp, int effort) {
        this.stand = stand;
        this.provider = provider;
        this.tasks = tasks;
        this.warmUp = warmUp;
        this.effort = effort;
        String name = "capacity-" + tasks + "-";
        String polling = "rate: 2000/s, minInterval: 100ms, maxInterval: 500ms, effort: 1ms";
        site = Site.of(stand.bootstrapServers(), name, name, Site.asked(provider.port(), polling));
        Population.write(stand, site, tasks);
    }

    Map<String, Double> take() throws IOException {
        provider.rest(false);
        RunningBridge bridge = stand.bridge(site).awaitReady();
        Await.until(PATIENCE, () -> bridge.meter("taskbridge_tasks_open"), open -> open == tasks);
        polled(bridge, warmUp);
        double poll = polled(bridge, effort);
        provider.rest(true);
        awaitQuiet(bridge);
        double transition = changed(bridge);
        double heap = bridge.liveBytes();
        bridge.stop();
        return Map.of(HEAP, heap, POLL, poll, TRANSITION, transition);
    }

    private double polled(RunningBridge bridge, int seconds) {
        double before = bridge.meter("taskbridge_polls_total");
        ProcessorTime work = ProcessorTime.of(bridge.process());
        Await.until(PATIENCE, work::seconds, passed -> passed >= seconds);
        return work.microsEach(bridge.meter("taskbridge_polls_total") - before);
    }

    private void awaitQuiet(RunningBridge bridge) {
        double[] last = {-1};
        Await.until(PATIENCE, () -> bridge.meter("taskbridge_polls_total"), polls -> {
            boolean same = polls == last[0];
            last[0] = polls;
            return same;
        });
    }

    private double changed(RunningBridge bridge) {
        Progress progress = new Progress(stand.admin(), site.group());
        LongFunction<TaskState> moved = change -> change / tasks % 2 == 0 ? TaskState.QUEUED : TaskState.RUNNING;
        try (Feed feed = new Feed(stand.bootstrapServers())) {
            change(feed, progress, 0, warmUp, moved);
            ProcessorTime work = ProcessorTime.of(bridge.process());
            change(feed, progress, warmUp, warmUp + effort, moved);
            double micros = work.microsEach((double) effort * SLICE);
            // As the provider has it, or the next round's polls would find transitions where there are many tasks.
            change(feed, progress, 0, warmUp + effort, change -> TaskState.RUNNING);
            return micros;
        }
    }

    /** Slice by slice, so that none has one task twice: small and large runs commit the same. */
    private void change(Feed feed, Progress progress, int from, int to, LongFunction<TaskState> states) {
        for (int slice = from; slice < to; slice++) {
            Instant at = Instant.now();
            for (int i = 0; i < SLICE; i++) {
                long change = (long) slice * SLICE + i;
                int task = (int) (change * STRIDE % tasks);
                feed.write(site.inbox(), News.key(task), News.of(task, states.apply(change), at));
            }
            feed.flush();
            told += SLICE;
            progress.await(told);
        }
    }
}
