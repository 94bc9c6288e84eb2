// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Texts in the order of their names: the same thing has the same bytes, whoever writes it. Stateless. */
final class SortedTexts {
    private SortedTexts() {}

    static List<Map.Entry<String, String>> of(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, String>> sorted = new ArrayList<>(texts.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        return sorted;
    }
}
