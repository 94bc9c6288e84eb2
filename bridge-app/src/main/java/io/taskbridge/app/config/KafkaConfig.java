// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers null where the embedded Kafka is to be started
 * @param properties further properties of every Kafka client; may hold secrets
 * @param groupId bridges that share it share the work
 */
public record KafkaConfig(
        @Nullable String bootstrapServers,
        Map<String, String> properties,
        EmbeddedKafkaConfig embedded,
        String groupId) {
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]):[0-9]{1,5}");
    private static final Format<String> SERVERS = Formats.ANY_TEXT.where(
            text -> Stream.of(text.split(",", -1))
                    .allMatch(server -> SERVER.matcher(server.strip()).matches()),
            "must be HOST:PORT[,HOST:PORT...]; without the key an embedded Kafka is started");

    public KafkaConfig {
        properties = Map.copyOf(properties);
    }

    static KafkaConfig read(Section section) {
        return new KafkaConfig(
                section.findOr("bootstrapServers", SERVERS, "localhost:9092"),
                section.section("properties", KafkaProperties::read),
                section.section("embedded", EmbeddedKafkaConfig::read),
                section.get("groupId", Formats.NAME, "taskbridge"));
    }

    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", properties=" + KafkaProperties.shown(properties)
                + ", embedded=" + embedded + ", groupId=" + groupId + "]";
    }
}
