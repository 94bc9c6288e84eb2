// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taskbridge.app.config.ManagementConfig;
import io.taskbridge.app.health.Health;
import io.taskbridge.app.health.ManagementPages;
import io.taskbridge.app.health.ManagementVerticle;
import io.vertx.core.Vertx;

/** Opens the port for operators. For the thread that starts the bridge. */
final class ManagementPort {
    private ManagementPort() {}

    static ManagementVerticle open(
            Parts parts,
            Vertx vertx,
            ManagementConfig config,
            Health health,
            PrometheusMeterRegistry registry,
            ManagementPages pages) {
        ManagementVerticle made = new ManagementVerticle(config.host(), config.port(), health, registry, pages);
        parts.deploy(vertx, "management.port: " + config.port(), made);
        return made;
    }
}
