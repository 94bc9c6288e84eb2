// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

/**
 * The port for operators: health, metrics, dashboard.
 *
 * @param port 0 for any free one
 */
public record ManagementConfig(String host, int port) {
    static ManagementConfig read(Section section) {
        return new ManagementConfig(
                section.get("host", Formats.HOST, "0.0.0.0"), section.get("port", Formats.PORT, "9000"));
    }
}
