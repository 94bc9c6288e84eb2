// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.Expectation;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read about one task. Not thread-safe. */
final class TaskRecord {
    private final DemoSource source;
    private final SimulatedTask task;
    private final List<SeenEvent> events = new ArrayList<>(4);
    private final List<Duration> delays = new ArrayList<>(4);
    private final Set<Long> sequences = new HashSet<>();
    private boolean repeated;
    private boolean untrue;
    private @Nullable SeenEvent last;

    TaskRecord(DemoSource source, SimulatedTask task) {
        this.source = source;
        this.task = task;
    }

    /** @param delay null if the event says what never was true */
    void add(SeenEvent event, @Nullable Duration delay) {
        events.add(event);
        repeated |= !sequences.add(event.sequence()) || (ended() && !event.lateOutput());
        untrue |= delay == null;
        if (delay != null && !Tally.waitedFor(event)) {
            delays.add(delay);
        }
        last = event;
    }

    DemoSource source() {
        return source;
    }

    SimulatedTask task() {
        return task;
    }

    List<SeenEvent> events() {
        return events;
    }

    List<Duration> delays() {
        return delays;
    }

    TaskState state() {
        return last == null ? TaskState.TRACKED : last.to();
    }

    boolean ended() {
        return state().terminal();
    }

    /** Whether something was published more than once. */
    boolean repeated() {
        return repeated;
    }

    /** Whether the task ended otherwise than expected, or was said to be in a state in which it never was. */
    boolean wrong(Expectation expected) {
        return untrue || (last != null && ended() && !matches(last, expected));
    }

    private static boolean matches(SeenEvent event, Expectation expected) {
        ResultOmitted omitted = expected.omitted();
        return event.to() == expected.state()
                && Objects.equals(event.output(), expected.output())
                && Objects.equals(event.omitted(), omitted == null ? null : omitted.word());
    }
}
