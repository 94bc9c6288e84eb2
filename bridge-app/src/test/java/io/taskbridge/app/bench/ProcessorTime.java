// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import io.taskbridge.app.Await;
import java.time.Duration;
import java.util.List;

/**
 * The processor time of some processes from a moment on. Unlike the time that passes it says the same on a busy machine.
 */
public final class ProcessorTime {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration IDLE = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Process> processes;
    private final Duration before;
    private final long began = System.nanoTime();

    private ProcessorTime(List<Process> processes) {
        this.processes = processes;
        this.before = total(processes);
    }

    /** From now on. */
    public static ProcessorTime of(Process... processes) {
        return new ProcessorTime(List.of(processes));
    }

    /** What a process has had since it began. */
    public static Duration total(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration total(List<Process> processes) {
        return processes.stream().map(ProcessorTime::total).reduce(Duration.ZERO, Duration::plus);
    }

    /** Microseconds for each of so many. */
    public double microsEach(double count) {
        return total(processes).minus(before).toNanos() / 1e3 / count;
    }

    /** That have passed meanwhile. */
    public double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Blocks until the process has next to nothing left to do. */
    public static void awaitQuiet(Process process) {
        ProcessorTime[] look = {of(process)};
        Await.until(
                PATIENCE,
                () -> {
                    ProcessorTime last = look[0];
                    if (last.seconds() < LOOK.toNanos() / 1e9) {
                        return false;
                    }
                    look[0] = of(process);
                    return look[0].before.minus(last.before).compareTo(IDLE) < 0;
                },
                quiet -> quiet);
    }
}
