// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.Subject;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;

/** How much memory a schedule takes for a task, the task itself apart. Measures well only while nothing else runs. */
final class Footprint {
    private static final int COLLECTIONS = 3;

    private Footprint() {}

    static double bytesPerTask(Ours ours, int tasks) {
        SimTask[] all = new SimTask[tasks];
        for (int i = 0; i < tasks; i++) {
            all[i] = new SimTask("model", i % 60, i % 60, i, Double.POSITIVE_INFINITY);
        }
        long before = used();
        PollSchedule<SimTask> schedule = ours.contender().schedule();
        try {
            for (SimTask task : all) {
                schedule.add(task, Subject.fresh(task.target, 1, SimClock.at(task.submitted)), SimClock.at(60));
            }
            return (double) (used() - before) / tasks;
        } finally {
            Reference.reachabilityFence(schedule);
            Reference.reachabilityFence(all);
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
