// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.nio.file.Path;

/**
 * The Kafka that runs inside the bridge where no other is configured.
 *
 * @param port 0 for any free one
 */
public record EmbeddedKafkaConfig(int port, Path dataDir) {
    static EmbeddedKafkaConfig read(Section section) {
        return new EmbeddedKafkaConfig(
                section.get("port", Formats.PORT, "9092"), section.get("dataDir", Formats.PATH, "data/kafka"));
    }
}
