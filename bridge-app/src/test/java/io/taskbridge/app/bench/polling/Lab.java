// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.bench.Findings;
import io.taskbridge.app.bench.Goal;
import io.taskbridge.app.bench.Scorecard;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What workloads are run with, and where they leave what they found. */
record Lab(BenchOptions options, Findings findings, Scorecard scorecard, PrintStream out) {
    /** Results in the order of the races; which race runs first says nothing. */
    List<Race.Result> run(List<Race> races) throws InterruptedException {
        List<Callable<Race.Result>> work = new ArrayList<>();
        for (Race race : races) {
            work.add(() -> race.run(options.seeds()));
        }
        List<Race.Result> results = all(work);
        results.forEach(result -> result.record(findings));
        return results;
    }

    <T> List<T> all(List<Callable<T>> work) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(options.workers());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : workers.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a workload failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    void judge(Goal goal, double reached) {
        scorecard.enter(goal, reached);
    }

    /** For whoever waits. */
    void progress(String what) {
        long seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        System.err.printf("%5d s  %s%n", seconds, what);
    }
}
