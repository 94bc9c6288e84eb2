// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What one source's polls and webhooks came to. Thread-safe. */
public final class SourceMeters {
    private final MeterRegistry registry;
    private final String source;
    private final Map<String, Counter> webhooks = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> byTargets = new ConcurrentHashMap<>();

    public SourceMeters(MeterRegistry registry, String source) {
        this.registry = registry;
        this.source = source;
    }

    /** One poll, by what was read from its answer. */
    public void poll(Enum<?> outcome) {
        polls(outcome).increment();
    }

    /** Shows an outcome of polls that has not been yet. */
    public void noPollYet(Enum<?> outcome) {
        polls(outcome);
    }

    /** One webhook, by what became of it: accepted, unknown-type, malformed, signature-wrong, ... */
    public void webhook(String outcome) {
        webhooks(outcome).increment();
    }

    /** Shows outcomes of webhooks that have not been yet. */
    public void noWebhookYet(Collection<String> outcomes) {
        outcomes.forEach(this::webhooks);
    }

    /** How many webhooks came since the start, by what became of them, as far as any did. */
    public Map<String, Long> webhooks() {
        Map<String, Long> came = new TreeMap<>();
        webhooks.forEach((outcome, counter) -> came.put(outcome, (long) counter.count()));
        came.values().removeIf(number -> number == 0);
        return came;
    }

    /** The reading is 1 for the state that the source is in, 0 for the others; safe from any thread. */
    public void state(String state, Supplier<Number> reading) {
        Gauge.builder("taskbridge.source.state", reading)
                .description("1 for the state that the source is in, 0 for the others")
                .tags("source", source, "state", state)
                .strongReference(true)
                .register(registry);
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

    private Counter polls(Enum<?> outcome) {
        return counter("taskbridge.polls", "Status requests, by what was read from the answer", word(outcome));
    }

    private Counter webhooks(String outcome) {
        return webhooks.computeIfAbsent(
                outcome, unseen -> counter("taskbridge.webhooks", "Webhooks, by what became of them", outcome));
    }

    private Counter counter(String name, String description, String outcome) {
        return Counter.builder(name)
                .description(description)
                .tags("source", source, "outcome", outcome)
                .register(registry);
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
