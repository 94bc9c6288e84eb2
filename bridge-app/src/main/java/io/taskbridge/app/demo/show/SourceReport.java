// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.Expectation;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sum of what was read about one source's tasks. Not thread-safe. */
final class SourceReport {
    private final String source;
    private final Map<TaskState, Integer> events = new EnumMap<>(TaskState.class);
    private final List<Duration> delays = new ArrayList<>();
    private int tasks;
    private int missing;
    private int repeated;
    private int wrong;

    SourceReport(String source) {
        this.source = source;
    }

    void add(TaskRecord task, Expectation expected) {
        tasks++;
        task.events().forEach(event -> events.merge(event.to(), 1, Integer::sum));
        delays.addAll(task.delays());
        missing += task.ended() ? 0 : 1;
        repeated += task.repeated() ? 1 : 0;
        wrong += task.wrong(expected) ? 1 : 0;
    }

    void add(SourceReport other) {
        tasks += other.tasks;
        other.events.forEach((state, count) -> events.merge(state, count, Integer::sum));
        delays.addAll(other.delays);
        missing += other.missing;
        repeated += other.repeated;
        wrong += other.wrong;
    }

    String source() {
        return source;
    }

    int tasks() {
        return tasks;
    }

    int events(TaskState to) {
        return events.getOrDefault(to, 0);
    }

    /** Tasks without a terminal event. */
    int missing() {
        return missing;
    }

    /** Tasks with an event too many. */
    int repeated() {
        return repeated;
    }

    /** Tasks of which something untrue was said. */
    int wrong() {
        return wrong;
    }

    /** The delay that the given share of events did not exceed, null if there was none. */
    @Nullable Duration delay(double share) {
        List<Duration> sorted = delays.stream().sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
