// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Kafka client properties of the operator's choice: which of them are ours alone, and which may be shown. */
final class KafkaProperties {
    private static final String EXACTLY_ONCE = "must be left to Taskbridge: exactly-once delivery depends on it";
    private static final String BYTES = "must be left to Taskbridge: it reads and writes bytes";

    private static final Map<String, String> OWNED = Map.of(
            "bootstrap.servers", "must be given as kafka.bootstrapServers",
            "group.id", "must be given as kafka.groupId",
            "transactional.id", EXACTLY_ONCE,
            "enable.idempotence", EXACTLY_ONCE,
            "acks", EXACTLY_ONCE,
            "isolation.level", EXACTLY_ONCE,
            "enable.auto.commit", EXACTLY_ONCE);

    private static final List<ConfigDef> DEFINITIONS =
            List.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef());

    private KafkaProperties() {}

    static Map<String, String> read(Section section) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : section.keys()) {
            String value = section.require(name, Formats.CONFIDENTIAL_TEXT);
            String rule = name.endsWith(".serializer") || name.endsWith(".deserializer") ? BYTES : OWNED.get(name);
            if (rule != null) {
                section.refuse(name, value == null ? "missing" : show(name, value), rule);
            } else if (value != null) {
                properties.put(name, value);
            }
        }
        return properties;
    }

    /** The same, sorted, with every value hidden that Kafka does not declare to be harmless. */
    static Map<String, String> shown(Map<String, String> properties) {
        Map<String, String> shown = new TreeMap<>(properties);
        shown.replaceAll(KafkaProperties::show);
        return shown;
    }

    private static String show(String name, String value) {
        boolean harmless = DEFINITIONS.stream()
                .flatMap(definition -> Stream.ofNullable(definition.configKeys().get(name)))
                .map(key -> key.type != ConfigDef.Type.PASSWORD)
                .reduce(Boolean::logicalAnd)
                .orElse(false);
        return harmless ? value : Problem.HIDDEN;
    }
}
