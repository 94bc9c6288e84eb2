// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The machine-readable contracts, read from the jar when the port opens. */
final class ContractRoutes {
    private static final Map<String, String> TYPES = Map.of(
            "/openapi.yaml", "application/yaml",
            "/asyncapi.yaml", "application/yaml",
            "/schemas/task-event.json", "application/schema+json");

    void mount(Router router) {
        TYPES.forEach((path, type) -> {
            Buffer content = load(path);
            router.get(path)
                    .handler(request ->
                            request.response().putHeader("Content-Type", type).end(content.copy()));
        });
    }

    private static Buffer load(String path) {
        try (InputStream resource = ContractRoutes.class.getResourceAsStream("/contracts" + path)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return Buffer.buffer(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
