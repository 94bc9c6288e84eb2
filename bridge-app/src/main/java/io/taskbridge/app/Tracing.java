// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.OtlpConfig;
import io.taskbridge.app.trace.OtlpTraces;
import io.taskbridge.app.trace.Traces;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;

/** How the bridge tells of what it does. For the thread that starts it. */
final class Tracing {
    private Tracing() {}

    /** With no collector configured nothing is started, nor any of the library loaded. */
    static Traces open(BridgeConfig config, Parts parts, InstantSource clock) {
        OtlpConfig otlp = config.tracing().otlp();
        if (otlp == null) {
            return Traces.OFF;
        }
        Map<String, String> service = Map.of(
                "service.name", "taskbridge", "taskbridge.group", config.kafka().groupId());
        Traces traces = new OtlpTraces(
                new OtlpTraces.Settings(
                        otlp.traces(), otlp.headers(), config.tracing().sample()),
                service,
                clock);
        parts.add("traces", () -> Future.fromCompletionStage(traces.close()));
        return traces;
    }
}
