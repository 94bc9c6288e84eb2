// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.health.Health;
import io.taskbridge.app.http.BoundedInbox;
import io.taskbridge.app.metrics.ProcessMeters;
import io.taskbridge.app.metrics.QueueMeters;
import io.taskbridge.app.metrics.ReadinessMeters;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.shard.ShardGauges;
import io.taskbridge.app.shard.Shards;
import java.time.InstantSource;

/** The meters that are read off the bridge's parts when somebody asks. For the thread that starts the bridge. */
final class Instruments {
    private Instruments() {}

    /** The shards' meters are for whoever makes shards. */
    static ShardMeters bind(
            MeterRegistry registry, Health health, BoundedInbox inbox, Shards shards, InstantSource wall) {
        ReadinessMeters.bind(registry, () -> health.obstacles().isEmpty());
        QueueMeters.bind(registry, inbox::pending, shards::backlog);
        ProcessMeters.bind(registry);
        ShardMeters meters = new ShardMeters(registry);
        ShardGauges.bind(meters, shards, wall);
        return meters;
    }
}
