// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.nio.file.Path;
import java.time.Duration;

/** Where outputs that do not fit into Kafka are kept, and for how long. */
public record ResultsConfig(Path dir, Duration retention) {
    static ResultsConfig read(Section section) {
        return new ResultsConfig(
                section.get("dir", Formats.PATH, "data/results"),
                section.get("retention", Durations.atLeast("1s"), "7d"));
    }
}
