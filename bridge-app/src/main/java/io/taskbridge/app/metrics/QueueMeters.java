// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** How much waits inside the bridge: each figure is near zero as long as Kafka keeps up. */
public final class QueueMeters {
    private QueueMeters() {}

    /**
     * Both readings must be safe from any thread.
     *
     * @param unacknowledged records handed to the inbox that Kafka has not acknowledged
     * @param backlog inputs that wait for their shard's next transaction
     */
    public static void bind(MeterRegistry registry, Supplier<Number> unacknowledged, Supplier<Number> backlog) {
        Gauge.builder("taskbridge.inbox.unacknowledged", unacknowledged)
                .description("Records handed to the inbox that Kafka has not acknowledged yet")
                .strongReference(true)
                .register(registry);
        Gauge.builder("taskbridge.shard.backlog", backlog)
                .description("Inputs that wait for their shard's next transaction, over all shards")
                .strongReference(true)
                .register(registry);
    }
}
