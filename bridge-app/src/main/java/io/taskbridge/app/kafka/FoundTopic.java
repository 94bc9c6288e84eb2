// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param replicas of the partition that has fewest
 * @param settings what is in force, by Kafka's names, be it the topic's own or the broker's default
 */
record FoundTopic(int partitions, int replicas, Map<String, String> settings) {
    FoundTopic {
        settings = Map.copyOf(settings);
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    long number(String name) {
        return Long.parseLong(setting(name));
    }
}
