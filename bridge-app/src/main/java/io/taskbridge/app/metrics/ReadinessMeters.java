// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;

/** Whether the bridge can do all of its work. */
public final class ReadinessMeters {
    private ReadinessMeters() {}

    /** @param ready safe to call from any thread */
    public static void bind(MeterRegistry registry, BooleanSupplier ready) {
        Gauge.builder("taskbridge.ready", () -> ready.getAsBoolean() ? 1 : 0)
                .description("1 while the bridge can do all of its work, 0 while /health/ready says what is missing")
                .strongReference(true)
                .register(registry);
    }
}
