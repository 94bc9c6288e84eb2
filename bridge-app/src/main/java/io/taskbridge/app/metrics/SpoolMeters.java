// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What goes into the spool and what becomes of it. Thread-safe. */
public final class SpoolMeters {
    private final MeterRegistry registry;
    private final Counter written;
    private final Counter drained;
    private final Counter failures;

    public SpoolMeters(MeterRegistry registry) {
        this.registry = registry;
        written = counter("taskbridge.spool.written", "Webhooks written to disk because Kafka did not take them");
        drained = counter("taskbridge.spool.drained", "Spooled webhooks that Kafka has taken since");
        failures = counter("taskbridge.spool.write.failures", "Webhooks that could not be written to disk either");
        for (String reason : new String[] {"torn", "refused", "missing"}) {
            undelivered(reason);
        }
    }

    public void written() {
        written.increment();
    }

    public void drained() {
        drained.increment();
    }

    public void writeFailed() {
        failures.increment();
    }

    /** Spooled webhooks that will not go to Kafka: torn, refused by it, or missing from the disk. */
    public Counter undelivered(String reason) {
        return Counter.builder("taskbridge.spool.undelivered")
                .description("Files of the spool that were given up: torn, refused by Kafka, or missing")
                .tag("reason", reason)
                .register(registry);
    }

    /** The reading must be safe from any thread. */
    public void files(Supplier<Number> reading) {
        gauge("taskbridge.spool.files", "Webhooks that wait on disk for Kafka", reading);
    }

    /** Both readings must be safe from any thread. */
    public void bytes(Supplier<Number> used, Supplier<Number> most) {
        gauge("taskbridge.spool.bytes", "Size of the webhooks that wait on disk", used);
        gauge("taskbridge.spool.max.bytes", "spool.maxSize: how much may wait on disk", most);
    }

    /** The reading must be safe from any thread. */
    public void oldestSeconds(Supplier<Number> reading) {
        gauge("taskbridge.spool.oldest.seconds", "How long the oldest of them has waited", reading);
    }

    /** The reading is 1 while webhooks could be written, 0 while they could not; safe from any thread. */
    public void usable(Supplier<Number> reading) {
        gauge("taskbridge.spool.usable", "1 while webhooks could be written to disk, 0 while they could not", reading);
    }

    private void gauge(String name, String description, Supplier<Number> reading) {
        Gauge.builder(name, reading)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
