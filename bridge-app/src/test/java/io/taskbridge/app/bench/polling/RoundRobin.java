// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Asks about all tasks in turn, as fast as the budget allows: the best that can be done without learning anything. */
final class RoundRobin extends PlainSchedule {
    private final Queue<SimTask> waiting = new ArrayDeque<>();

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
        return head() == null ? null : waiting.remove();
    }

    @Override
    public long nextAt(long nowMillis) {
        return head() == null ? NEVER : nowMillis;
    }

    private @Nullable SimTask head() {
        while (!waiting.isEmpty() && waiting.element().gone) {
            waiting.remove();
        }
        return waiting.peek();
    }
}
