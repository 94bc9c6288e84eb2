// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.task.TaskState;
import java.util.List;

/** Which events of one task a topic holds, in its order. Small: a run has hundreds of thousands. For one thread. */
final class Marks {
    private static final List<TaskState> STATES = List.of(TaskState.values());

    private String marks = "";

    void add(int sequence, TaskState to) {
        marks += (char) (sequence * STATES.size() + STATES.indexOf(to));
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    boolean has(int sequence) {
        return marks.chars().anyMatch(mark -> mark / STATES.size() == sequence);
    }

    /** The highest sequence up to now. */
    int last() {
        return marks.chars().map(mark -> mark / STATES.size()).max().orElse(0);
    }

    /** The states entered, in order. */
    List<TaskState> states() {
        return marks.chars().mapToObj(mark -> STATES.get(mark % STATES.size())).toList();
    }

    /** Whether the other topic holds the same, in whatever order. */
    boolean agrees(Marks other) {
        return sorted().equals(other.sorted());
    }

    private List<Integer> sorted() {
        return marks.chars().sorted().boxed().toList();
    }

    @Override
    public String toString() {
        return states().toString();
    }
}
