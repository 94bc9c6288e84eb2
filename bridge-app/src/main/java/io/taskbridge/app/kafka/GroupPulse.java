// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** How often the coordinator of a consumer's group has answered its heartbeats. May be asked from any thread. */
final class GroupPulse {
    private final Metric answered;

    private GroupPulse(Metric answered) {
        this.answered = answered;
    }

    static GroupPulse of(Consumer<?, ?> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("heartbeat-total"))
                .findFirst()
                .map(metric -> new GroupPulse(metric.getValue()))
                .orElseThrow(() -> new IllegalStateException("the consumer does not count its heartbeats"));
    }

    double answers() {
        return (double) answered.metricValue();
    }
}
