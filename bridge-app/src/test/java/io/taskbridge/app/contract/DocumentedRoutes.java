// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.contract;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Routes as {@code GET /v1/tasks/{source}/{id}}, from the documents and from the routers. */
public final class DocumentedRoutes {
    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z0-9]+)");

    private DocumentedRoutes() {}

    /** Those that {@code openapi.yaml} gives to the public port. */
    public static Set<String> publicPort() {
        return documented(false);
    }

    /** Those that it gives to a server of their own. */
    public static Set<String> managementPort() {
        return documented(true);
    }

    /** What a router answers to; its catch-all and its filters are no routes of their own. */
    public static Set<String> of(Router router) {
        Set<String> found = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.getPath() != null && route.isExactPath() && route.methods() != null) {
                String path = PARAMETER.matcher(route.getPath()).replaceAll("{$1}");
                route.methods().forEach(method -> found.add(method.name() + " " + path));
            }
        }
        return found;
    }

    private static Set<String> documented(boolean management) {
        Set<String> found = new TreeSet<>();
        Contracts.at("openapi/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(item -> {
                    boolean elsewhere = path.getValue().has("servers");
                    if (item.getValue().has("responses") && elsewhere == management) {
                        found.add(item.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return found;
    }
}
