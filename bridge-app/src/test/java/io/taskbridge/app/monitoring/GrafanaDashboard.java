// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The dashboard for Grafana as it is shipped. */
public final class GrafanaDashboard {
    private static final Path FILE = Path.of("..", "docker", "grafana", "dashboards", "taskbridge.json");

    private GrafanaDashboard() {}

    static JsonNode content() {
        try {
            return Json.read(Files.readAllBytes(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its panels ask Prometheus for. */
    public static List<String> expressions() {
        return content().findValuesAsText("expr");
    }
}
