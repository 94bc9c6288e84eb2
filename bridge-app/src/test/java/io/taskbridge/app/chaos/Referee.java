// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.chaos.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Compares what Kafka says with what had to happen. For one thread. */
final class Referee {
    /** So many are told, all are counted. */
    private static final int MOST_TOLD = 20;

    private final Map<String, Story> stories = new HashMap<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Violation> first = new ArrayList<>();
    private final Figures figures;

    Referee(Figures figures) {
        this.figures = figures;
    }

    void expect(LedgerEntry entry) {
        story(entry.key()).expect(entry);
    }

    /** An event of the topic of all events. */
    void tell(Sighting seen) {
        Story story = story(seen.key());
        boolean ended = story.ended();
        story.tell(seen, of(seen.key()));
        figures.count(Figure.EVENTS);
        if (seen.late()) {
            figures.count(Figure.LATE_RESULTS);
        }
        if (!ended && story.ended()) {
            figures.count(Figure.ENDED);
        }
    }

    /** An event of some state's topic. */
    void retell(Sighting seen) {
        story(seen.key()).retell(seen, of(seen.key()));
    }

    void reject(String key, String reason) {
        of(key).accept(Kind.REJECTED, reason);
    }

    /** To be called once, after the last event. */
    void judge() {
        stories.forEach((key, story) -> story.judge(of(key)));
    }

    Map<Kind, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The first of them. */
    List<Violation> violations() {
        return List.copyOf(first);
    }

    private Story story(String key) {
        return stories.computeIfAbsent(key, unknown -> new Story());
    }

    private BiConsumer<Kind, String> of(String key) {
        return (kind, what) -> {
            counts.merge(kind, 1L, Long::sum);
            if (first.size() < MOST_TOLD) {
                first.add(new Violation(kind, key, what));
            }
        };
    }
}
