// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** All sources over the last quarter of an hour. Owned by the management port's context. */
final class History {
    private final Map<String, SourceHistory> bySource = new LinkedHashMap<>();
    private final Deque<Instant> times = new ArrayDeque<>();
    private final Deque<Long> commitFailures = new ArrayDeque<>();
    private long failuresBefore;

    History(Collection<WatchedSource> sources) {
        sources.forEach(source -> bySource.put(source.name(), new SourceHistory()));
    }

    /**
     * A step is over.
     *
     * @param budgets the share of each source's poll budget in use
     */
    void add(Instant now, MeterReading meters, Recorder recorder, ToDoubleFunction<String> budgets) {
        if (times.size() == SourceHistory.STEPS) {
            times.removeFirst();
            failuresBefore = commitFailures.removeFirst();
        }
        times.addLast(now);
        commitFailures.addLast(meters.commitFailures());
        bySource.forEach((source, history) ->
                history.add(recorder.take(source), meters.of(source), budgets.applyAsDouble(source)));
    }

    SourceHistory of(String source) {
        return Objects.requireNonNull(bySource.get(source), source);
    }

    /** When each step ended, oldest first. */
    List<Instant> times() {
        return List.copyOf(times);
    }

    /** Transactions that failed in this time. */
    long commitFailures() {
        return commitFailures.isEmpty() ? 0 : commitFailures.getLast() - failuresBefore;
    }
}
