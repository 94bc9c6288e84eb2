// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What one source's polls and webhooks came to. Thread-safe. */
public final class SourceMeters {
    private final MeterRegistry registry;
    private final String source;
    private final Map<String, MultiGauge> byTargets = new ConcurrentHashMap<>();

    public SourceMeters(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
    }

    /** One poll, by what was read from its answer. */
    public void poll(Enum<?> outcome) {
        count("taskbridge.polls", "Status requests, by what was read from the answer", word(outcome));
    }

    /** One webhook, by what became of it: accepted, unknown-type, malformed, wrong, ... */
    public void webhook(String outcome) {
        count("taskbridge.webhooks", "Webhooks, by what became of them", outcome);
    }

    /** Figures that are read when somebody asks for them; {@code reading} must be safe to call from any thread. */
    public void gauge(String name, String description, Supplier<Number> reading) {
        Gauge.builder(name, reading)
                .description(description)
                .tag("source", source)
                .strongReference(true)
                .register(registry);
    }

    /** Figures by target, instead of those that were told before. */
    public void targets(String name, String description, Map<String, Double> byTarget) {
        byTargets
                .computeIfAbsent(
                        name,
                        unseen -> MultiGauge.builder(name)
                                .description(description)
                                .tag("source", source)
                                .register(registry))
                .register(
                        byTarget.entrySet().stream()
                                .map(target -> MultiGauge.Row.of(Tags.of("target", target.getKey()), target.getValue()))
                                .toList(),
                        true);
    }

    private void count(String name, String description, String outcome) {
        Counter.builder(name)
                .description(description)
                .tags("source", source, "outcome", outcome)
                .register(registry)
                .increment();
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
