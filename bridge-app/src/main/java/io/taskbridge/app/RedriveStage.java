// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.redrive.Judge;
import io.taskbridge.app.redrive.Redrive;
import java.time.InstantSource;

/** Puts a redrive together: its settings, topics and rules are those that a bridge of the same configuration has. */
public final class RedriveStage {
    private RedriveStage() {}

    /** Where Kafka is: as configured, or in the bridge that runs on this machine. */
    public static String bootstrapServers(BridgeConfig config) {
        String configured = config.kafka().bootstrapServers();
        return configured != null
                ? configured
                : "localhost:" + config.kafka().embedded().port();
    }

    /** As {@link Redrive#open}. */
    public static Redrive open(BridgeConfig config, InstantSource clock, Redrive.Mode mode) {
        Blueprint plan = Blueprint.of(config, new SimpleMeterRegistry());
        int maxMessageBytes = config.topics().maxMessageBytes();
        ClientSettings clients = new ClientSettings(
                bootstrapServers(config),
                config.kafka().properties(),
                config.kafka().groupId(),
                maxMessageBytes,
                false);
        Judge judge = new Judge(plan.sources(), maxMessageBytes, clock);
        return Redrive.open(clients, new Topics(plan.topics()), judge, mode);
    }
}
