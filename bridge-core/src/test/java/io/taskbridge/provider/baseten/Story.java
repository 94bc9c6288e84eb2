// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The news of one task in all orders.
 *
 * @param inOrder what comes in this order alone: polls, since one follows the other
 * @param free what may come at any time; the same news twice comes twice
 */
record Story(List<News> inOrder, List<News> free) {
    /** Every order, each once. */
    void forEachOrder(Consumer<List<News>> reader) {
        TreeMap<News, Integer> left = new TreeMap<>();
        free.forEach(news -> left.merge(news, 1, Integer::sum));
        tell(new ArrayList<>(), 0, left, reader);
    }

    private void tell(List<News> told, int ordered, TreeMap<News, Integer> left, Consumer<List<News>> reader) {
        if (told.size() == length()) {
            reader.accept(told);
            return;
        }
        @Nullable News next = ordered < inOrder.size() ? inOrder.get(ordered) : null;
        if (next != null) {
            told.add(next);
            tell(told, ordered + 1, left, reader);
            told.remove(told.size() - 1);
        }
        for (News news : News.values()) {
            int count = left.getOrDefault(news, 0);
            if (count > 0) {
                left.put(news, count - 1);
                told.add(news);
                tell(told, ordered, left, reader);
                told.remove(told.size() - 1);
                left.put(news, count);
            }
        }
    }

    int length() {
        return inOrder.size() + free.size();
    }

    /** How many orders there are: those of all news, over those in which only what looks alike changes places. */
    long orders() {
        long alike = factorial(inOrder.size());
        for (News news : News.values()) {
            alike *= factorial((int) free.stream().filter(news::equals).count());
        }
        return factorial(length()) / alike;
    }

    private static long factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
