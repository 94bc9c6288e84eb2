// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.nio.file.Path;

/** Where webhooks wait on disk while Kafka does not take them, and how much of them. */
public record SpoolConfig(Path dir, long maxSize) {
    static SpoolConfig read(Section section) {
        return new SpoolConfig(
                section.get("dir", Formats.PATH, "data/spool"),
                section.get("maxSize", Sizes.between("1KiB", "1024TiB"), "10GiB"));
    }
}
