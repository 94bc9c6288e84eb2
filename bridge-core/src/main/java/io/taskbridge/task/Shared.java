// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps one of the many equal values that tasks have: targets, words, labels. A value is compared with the last one that
 * fell into the same slot, so the memory is bounded, and what is not shared is merely a copy. Thread-safe.
 */
final class Shared<T> {
    private static final int SLOTS = 1 << 14;
    private static final int MOST_ENTRIES = 4;
    private static final int MOST_CHARACTERS = 256;
    private static final Shared<String> WORDS = new Shared<>();
    private static final Shared<Map<String, String>> MAPS = new Shared<>();

    private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);

    private Shared() {}

    static String word(String word) {
        return WORDS.of(word);
    }

    /** An unmodifiable copy, shared where it is small. */
    static Map<String, String> map(Map<String, String> map) {
        Map<String, String> copy = Map.copyOf(map);
        return isSmall(copy) ? MAPS.of(copy) : copy;
    }

    private static boolean isSmall(Map<String, String> map) {
        if (map.size() > MOST_ENTRIES) {
            return false;
        }
        int characters = 0;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            characters += entry.getKey().length() + entry.getValue().length();
        }
        return characters <= MOST_CHARACTERS;
    }

    private T of(T value) {
        int hash = value.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        T known = slots.get(slot);
        if (value.equals(known)) {
            return known;
        }
        slots.lazySet(slot, value);
        return value;
    }
}
