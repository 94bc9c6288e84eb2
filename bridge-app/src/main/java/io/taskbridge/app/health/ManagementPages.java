// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.health;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** What else the management port shows. All methods are called on the port's own context. */
public interface ManagementPages {
    void mount(Router router);

    /** The port opens: whatever has to be done at intervals begins. */
    void open(Vertx vertx);
}
