// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the meters say at one time; reading walks all of them, so it is nothing for an event loop. Immutable. */
record MeterReading(Map<String, OfSource> sources, long commitFailures) {
    static final MeterReading NONE = new MeterReading(Map.of(), 0);

    /**
     * What they say of one source.
     *
     * @param open tasks in flight, by state
     * @param polls since the start, by outcome
     * @param webhooks since the start, by outcome
     */
    record OfSource(Counts open, Counts polls, Counts webhooks) {
        static final OfSource NONE = new OfSource(Counts.NONE, Counts.NONE, Counts.NONE);
    }

    static MeterReading of(MeterRegistry registry) {
        Map<String, Map<String, Long>> open = new HashMap<>();
        Map<String, Map<String, Long>> polls = new HashMap<>();
        Map<String, Map<String, Long>> webhooks = new HashMap<>();
        long failures = 0;
        for (Meter meter : registry.getMeters()) {
            switch (meter.getId().getName()) {
                case "taskbridge.tasks.open" -> put(open, meter, "state", ((Gauge) meter).value());
                case "taskbridge.polls" -> put(polls, meter, "outcome", ((Counter) meter).count());
                case "taskbridge.webhooks" -> put(webhooks, meter, "outcome", ((Counter) meter).count());
                case "taskbridge.commit.failures" -> failures = (long) ((Counter) meter).count();
                default -> {}
            }
        }
        Map<String, OfSource> sources = new HashMap<>();
        for (Map<String, ?> named : List.of(open, polls, webhooks)) {
            named.keySet()
                    .forEach(source -> sources.put(
                            source,
                            new OfSource(counts(open, source), counts(polls, source), counts(webhooks, source))));
        }
        return new MeterReading(Map.copyOf(sources), failures);
    }

    OfSource of(String source) {
        return sources.getOrDefault(source, OfSource.NONE);
    }

    private static void put(Map<String, Map<String, Long>> into, Meter meter, String tag, double value) {
        String source = meter.getId().getTag("source");
        String word = meter.getId().getTag(tag);
        if (source != null && word != null) {
            into.computeIfAbsent(source, unseen -> new HashMap<>()).put(word, (long) value);
        }
    }

    private static Counts counts(Map<String, Map<String, Long>> from, String source) {
        return new Counts(from.getOrDefault(source, Map.of()));
    }
}
