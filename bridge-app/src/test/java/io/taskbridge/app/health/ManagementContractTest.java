// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.contract.DocumentedRoutes;
import io.taskbridge.app.dashboard.Dashboard;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code openapi.yaml} says of the management port is what it does. */
class ManagementContractTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void routesAreThoseOfTheDocument() {
        Dashboard dashboard = new Dashboard(List.of(), null, null, null, null, null, null);
        ManagementVerticle verticle = new ManagementVerticle("localhost", 0, null, null, dashboard);
        verticle.init(vertx, vertx.getOrCreateContext());

        assertThat(DocumentedRoutes.of(verticle.router())).isEqualTo(DocumentedRoutes.managementPort());
    }
}
