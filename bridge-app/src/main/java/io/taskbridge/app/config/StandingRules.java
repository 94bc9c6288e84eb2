// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules that sections must keep together, topics apart. */
final class StandingRules {
    private StandingRules() {}

    static void check(Section root, BridgeConfig config) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("server.port", config.server().port());
        ports.put("management.port", config.management().port());
        if (config.kafka().bootstrapServers() == null) {
            ports.put("kafka.embedded.port", config.kafka().embedded().port());
            short replicas = config.topics().replicationFactor();
            if (replicas > 1) {
                root.refuse(
                        "topics.replicationFactor",
                        Short.toString(replicas),
                        "must be 1 with the embedded Kafka, which is a single node");
            }
        }
        checkDistinct(root, ports);
    }

    /** Port 0 is whatever is free, so never the same twice. */
    private static void checkDistinct(Section root, Map<String, Integer> ports) {
        Map<Integer, String> keyByPort = new LinkedHashMap<>();
        ports.forEach((key, port) -> {
            String before = port == 0 ? null : keyByPort.putIfAbsent(port, key);
            if (before != null) {
                root.refuse(key, Integer.toString(port), "must differ from " + before);
            }
        });
    }
}
