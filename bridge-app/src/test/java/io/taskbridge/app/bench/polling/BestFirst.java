// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.duration.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all tasks for each request, for the one that is worth most by the index, with laws that are known: what
 * a schedule that must not look at all of them would do if it could.
 */
final class BestFirst extends PlainSchedule {
    private static final double WORTHLESS = 1e-4;
    private static final long A_SLOT = 50;

    private final Map<String, Curve> curves;
    private final List<SimTask> waiting = new ArrayList<>();

    BestFirst(Map<String, Curve> curves) {
        this.curves = Map.copyOf(curves);
    }

    @Override
    void welcome(SimTask task, long nowMillis) {
        waiting.add(task);
    }

    @Override
    void again(SimTask task, long nowMillis) {
        waiting.add(task);
    }

    @Override
    public @Nullable SimTask take(long nowMillis) {
        double now = SimClock.seconds(nowMillis);
        double most = WORTHLESS;
        int best = -1;
        for (int i = 0; i < waiting.size(); i++) {
            double worth = worth(waiting.get(i), now);
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        SimTask task = waiting.get(best);
        SimTask last = waiting.remove(waiting.size() - 1);
        if (best < waiting.size()) {
            waiting.set(best, last);
        }
        return task;
    }

    @Override
    public long nextAt(long nowMillis) {
        return waiting.isEmpty() ? NEVER : nowMillis + A_SLOT;
    }

    private double worth(SimTask task, double now) {
        double seenAt = SimClock.seconds(task.lookedAt) - task.submitted;
        return curves.get(task.target).index(Math.max(0, seenAt), now - task.submitted, 0);
    }
}
