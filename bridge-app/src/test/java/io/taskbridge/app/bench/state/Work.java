// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import java.time.Duration;
import java.util.List;

/**
 * The processor time of some processes from a moment on. Unlike the time that passes it says the same on a busy machine.
 */
final class Work {
    private final List<Process> processes;
    private final Duration before;
    private final long began = System.nanoTime();

    private Work(List<Process> processes) {
        this.processes = processes;
        this.before = used();
    }

    static Work of(Process... processes) {
        return new Work(List.of(processes));
    }

    double processorSeconds() {
        return used().minus(before).toNanos() / 1e9;
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private Duration used() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
