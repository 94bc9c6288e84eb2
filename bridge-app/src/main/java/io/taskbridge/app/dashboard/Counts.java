// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Totals by word at one time. Immutable. */
record Counts(Map<String, Long> byWord) {
    static final Counts NONE = new Counts(Map.of());

    Counts {
        byWord = Map.copyOf(byWord);
    }

    long of(String word) {
        return byWord.getOrDefault(word, 0L);
    }

    long total() {
        return byWord.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What has come since an earlier time, without the words that nothing has come of. */
    Counts since(Counts earlier) {
        Map<String, Long> since = new TreeMap<>();
        byWord.forEach((word, total) -> since.put(word, total - earlier.of(word)));
        since.values().removeIf(number -> number <= 0);
        return new Counts(since);
    }

    void write(ObjectNode node) {
        new TreeMap<>(byWord).forEach(node::put);
    }
}
