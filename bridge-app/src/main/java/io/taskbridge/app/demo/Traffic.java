// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts the status requests that one provider gets, and its answers. Thread-safe. */
final class Traffic {
    private final SlidingWindow window = new SlidingWindow(Duration.ofSeconds(1));
    private final Map<Integer, Long> answers = new TreeMap<>();
    private long requests;
    private int mostInOneSecond;

    synchronized void arrived(Instant now) {
        requests++;
        window.add(now);
        mostInOneSecond = Math.max(mostInOneSecond, window.count(now));
    }

    synchronized void answered(int status) {
        answers.merge(status, 1L, Long::sum);
    }

    synchronized ProviderTruth truth() {
        return new ProviderTruth(requests, Map.copyOf(answers), mostInOneSecond);
    }
}
