// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.codec.TaskOutline.Standing;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many open tasks there are, by source and state, and which of them the task of each place counts as: so it can leave
 * without being read. Owned by a {@link TaskTable}.
 */
final class Standings {
    private static final int SMALLEST = 64;

    private static final class Count {
        private int tasks;
    }

    private final Map<Standing, Count> counts = new HashMap<>();
    private @Nullable Count[] places = new Count[SMALLEST];

    /** Whether the place has an open task. */
    boolean open(int place) {
        return places[place] != null;
    }

    /** The place, which was empty, has that task now. */
    void enter(int place, TaskOutline task) {
        if (place >= places.length) {
            places = Arrays.copyOf(places, place + (place >> 1));
        }
        if (task.open()) {
            Count count = counts.computeIfAbsent(task.standing(), unseen -> new Count());
            count.tasks++;
            places[place] = count;
        }
    }

    void leave(int place) {
        Count count = places[place];
        if (count != null) {
            count.tasks--;
            places[place] = null;
        }
    }

    /** Including those of which there are none any more. */
    Map<Standing, Integer> numbers() {
        Map<Standing, Integer> numbers = new HashMap<>();
        counts.forEach((standing, count) -> numbers.put(standing, count.tasks));
        return Collections.unmodifiableMap(numbers);
    }
}
