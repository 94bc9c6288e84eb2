// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several contenders in turn, A B A B, so that whatever else the machine does meanwhile meets them alike. For
 * one thread.
 */
public final class Turns {
    private final Map<String, Turn> contenders = new LinkedHashMap<>();

    /** Adds a contender; in each round its turn comes after those of the ones before it. */
    public Turns with(String name, Turn turn) {
        contenders.put(name, turn);
        return this;
    }

    /** Blocks until everybody had so many turns. What each came to is said on standard error as it comes out. */
    public Comparison take(int rounds) throws IOException, InterruptedException {
        Map<String, Map<String, List<Double>>> taken = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, Turn> contender : contenders.entrySet()) {
                Map<String, Double> figures = contender.getValue().take();
                System.err.println("round " + round + " of " + rounds + ", " + contender.getKey() + ": " + figures);
                Map<String, List<Double>> all =
                        taken.computeIfAbsent(contender.getKey(), name -> new LinkedHashMap<>());
                figures.forEach((key, value) ->
                        all.computeIfAbsent(key, name -> new ArrayList<>()).add(value));
            }
        }
        return new Comparison(taken);
    }
}
