// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.Expectation;
import io.taskbridge.app.demo.Ledger;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.TaskTruth;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what was read from Kafka with what happened at the providers. Thread-safe. */
final class Tally {
    private final Ledger ledger;
    private final Map<String, TaskRecord> tasks = new HashMap<>();
    private int ended;

    Tally(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized void submitted(DemoSource source, SimulatedTask task) {
        tasks.put(source.word() + "/" + task.id(), new TaskRecord(source, task));
    }

    /** Takes one event down; returns how long after the truth it came, null if it never was true. */
    synchronized @Nullable Duration seen(SeenEvent event) {
        Duration delay = delay(event);
        TaskRecord task = tasks.get(event.key());
        if (task != null) {
            boolean first = !task.ended();
            task.add(event, delay);
            if (first && task.ended()) {
                ended++;
            }
        }
        return delay;
    }

    synchronized int ended() {
        return ended;
    }

    synchronized int submitted() {
        return tasks.size();
    }

    /** How many tasks that have not ended stand in which state, as far as events tell. */
    synchronized Map<TaskState, Integer> open() {
        Map<TaskState, Integer> open = new TreeMap<>();
        for (TaskRecord task : tasks.values()) {
            if (!task.ended()) {
                open.merge(task.state(), 1, Integer::sum);
            }
        }
        return open;
    }

    synchronized Report report() {
        List<SourceReport> sources = new ArrayList<>();
        for (DemoSource source : DemoSource.SHOWN) {
            SourceReport report = new SourceReport(source.word());
            for (TaskRecord task : tasks.values()) {
                if (task.source() == source) {
                    report.add(task, expected(task));
                }
            }
            sources.add(report);
        }
        return new Report(sources);
    }

    private Expectation expected(TaskRecord task) {
        TaskTruth truth = ledger.task(task.source().kind(), task.task().id());
        return truth == null ? task.task().script().expected() : truth.expected();
    }

    private @Nullable Duration delay(SeenEvent event) {
        TaskTruth truth = ledger.task(DemoSource.of(event.source()).kind(), event.id());
        Instant entered = truth == null ? null : truth.enteredLast(event.to(), event.seenAt());
        return entered == null ? null : Duration.between(entered, event.seenAt());
    }

    /** Whether the bridge waited on purpose before it said so: that is no delay. */
    static boolean waitedFor(SeenEvent event) {
        return event.to() == TaskState.LOST
                || ResultOmitted.WEBHOOK_MISSED.word().equals(event.omitted());
    }
}
