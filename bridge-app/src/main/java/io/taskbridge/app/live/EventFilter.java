// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.live;

import io.taskbridge.task.TaskState;
import java.util.Set;

/**
 * Which events somebody wants.
 *
 * @param sources empty for all
 * @param states that tasks move to; empty for all
 */
public record EventFilter(Set<String> sources, Set<TaskState> states) {
    public EventFilter {
        sources = Set.copyOf(sources);
        states = Set.copyOf(states);
    }

    public boolean wants(LiveEvent event) {
        return (sources.isEmpty() || sources.contains(event.source()))
                && (states.isEmpty() || states.contains(event.to()));
    }
}
