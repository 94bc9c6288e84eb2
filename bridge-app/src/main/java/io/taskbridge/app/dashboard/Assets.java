// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, a closed list, read from the jar when somebody first asks. Browsers ask each time whether
 * theirs is still the one. Thread-safe.
 */
final class Assets {
    static final String PAGE = "index.html";
    static final Set<String> NAMES = Set.of(
            "dashboard.css",
            "icon.svg",
            "main.js",
            "stream.js",
            "dom.js",
            "format.js",
            "charts.js",
            "sources.js",
            "overview.js",
            "group.js",
            "transitions.js",
            "lookup.js",
            "uPlot.esm.js",
            "uPlot.min.css");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Nothing but what is served here, no script or style in the page, and nobody may frame it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private record Asset(Buffer content, String etag) {}

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** Serves the page, or the file that the path names; other names are left to whatever comes next. */
    void serve(RoutingContext request) {
        @Nullable String file = request.pathParam("file");
        String name = file == null ? PAGE : file;
        if (file != null && !NAMES.contains(file)) {
            request.next();
            return;
        }
        load(request.vertx(), name)
                .onSuccess(asset -> answer(request, name, asset))
                .onFailure(request::fail);
    }

    private Future<Asset> load(Vertx vertx, String name) {
        Asset known = read.get(name);
        return known != null
                ? Future.succeededFuture(known)
                : vertx.executeBlocking(() -> read(name), false).onSuccess(asset -> read.put(name, asset));
    }

    private static void answer(RoutingContext request, String name, Asset asset) {
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", asset.etag());
        if (asset.etag().equals(request.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.end(asset.content().copy());
        }
    }

    private static Asset read(String name) throws IOException {
        try (InputStream resource = Assets.class.getResourceAsStream("/dashboard/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks dashboard/" + name);
            }
            byte[] content = resource.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(Buffer.buffer(content), "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows SHA-256", e);
        }
    }
}
