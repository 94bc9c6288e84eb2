// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What was counted up to now. Thread-safe. */
final class Figures {
    private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);

    synchronized void count(Figure figure) {
        counts.merge(figure, 1L, Long::sum);
    }

    /** For what somebody else counts. */
    synchronized void set(Figure figure, long count) {
        counts.put(figure, count);
    }

    synchronized long of(Figure figure) {
        return counts.getOrDefault(figure, 0L);
    }

    synchronized Map<Figure, Long> all() {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }
}
