// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import io.taskbridge.app.demo.show.DemoConfiguration;
import io.taskbridge.app.demo.show.DemoStage;
import io.taskbridge.app.kafka.EmbeddedKafka;
import java.time.Duration;

/** The demonstration's bridge and its Kafka, in this process. */
final class BridgeStage implements DemoStage {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedKafka kafka;
    private final Bridge bridge;

    private BridgeStage(EmbeddedKafka kafka, Bridge bridge) {
        this.kafka = kafka;
        this.bridge = bridge;
    }

    /** Blocks until the bridge is ready. */
    static DemoStage open(DemoConfiguration configuration) throws ConfigException, InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(0, configuration.dataDir().resolve("kafka"));
        try {
            Bridge bridge =
                    Bridge.start(BridgeConfig.parse(configuration.yaml(kafka.bootstrapServers()), name -> null));
            BridgeStage stage = new BridgeStage(kafka, bridge);
            bridge.awaitReady(READY_LIMIT);
            return stage;
        } catch (ConfigException | InterruptedException | RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String serverUrl() {
        return "http://localhost:" + bridge.serverPort();
    }

    @Override
    public String managementUrl() {
        return "http://localhost:" + bridge.managementPort();
    }

    @Override
    public void close() {
        bridge.close();
        kafka.close();
    }
}
