// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of outputs that do not fit into Kafka. Thread-safe. */
public final class ResultMeters {
    private final Counter kept;
    private final Counter failed;
    private final Counter expired;

    public ResultMeters(MeterRegistry registry) {
        kept = counter(registry, "taskbridge.results.kept", "Outputs kept aside, too large for Kafka");
        failed =
                counter(registry, "taskbridge.results.failures", "Outputs that could not be kept aside when they came");
        expired = counter(registry, "taskbridge.results.expired", "Kept outputs removed after results.retention");
    }

    public void kept() {
        kept.increment();
    }

    public void failed() {
        failed.increment();
    }

    public void expired(int number) {
        expired.increment(number);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
