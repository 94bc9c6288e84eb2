// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** What one source's polls and webhooks came to. Thread-safe. */
public final class SourceMeters {
    private final MeterRegistry registry;
    private final String source;

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
