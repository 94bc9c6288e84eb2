// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.Await;
import java.time.Duration;

/** What a process has had of the processors. Unlike what it achieved with them, it does not depend on who else wants them. */
record CpuTime(ProcessHandle process, Duration spent) {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static CpuTime of(Process process) {
        return of(process.toHandle());
    }

    private static CpuTime of(ProcessHandle process) {
        return new CpuTime(process, process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** Microseconds since then for each of so many. */
    double microsEach(double count) {
        return of(process).spent.minus(spent).toNanos() / 1e3 / count;
    }

    /** Blocks until the process has next to nothing left to do. */
    static void awaitQuiet(Process process) {
        CpuTime[] last = {of(process)};
        long[] next = {System.nanoTime() + LOOK.toNanos()};
        Await.until(
                PATIENCE,
                () -> {
                    if (System.nanoTime() < next[0]) {
                        return false;
                    }
                    CpuTime before = last[0];
                    last[0] = of(process);
                    next[0] = System.nanoTime() + LOOK.toNanos();
                    return last[0].spent.minus(before.spent).compareTo(IDLE) < 0;
                },
                quiet -> quiet);
    }
}
