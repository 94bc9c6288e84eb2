// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.http.PublicVerticle;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Opens the port for callers and providers. For the thread that starts the bridge. */
final class PublicPort {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final int INSTANCES = 2;

    private PublicPort() {}

    /**
     * One of the instances, which knows for all of them where they listen.
     *
     * @param port as configured
     * @param maker called once for each instance
     */
    static PublicVerticle open(Parts parts, Vertx vertx, int port, Supplier<PublicVerticle> maker) {
        List<PublicVerticle> instances = new CopyOnWriteArrayList<>();
        parts.deploy(vertx, "server.port: " + port, INSTANCES, STOP_LIMIT, () -> {
            PublicVerticle instance = maker.get();
            instances.add(instance);
            return instance;
        });
        return instances.get(0);
    }
}
