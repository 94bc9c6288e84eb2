// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taskbridge.app.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A collector of traces that speaks OTLP over HTTP, on a port of its own, and keeps what it is sent. */
final class Collector implements AutoCloseable {
    private final List<SeenSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            spans.addAll(SeenSpan.of(body.readAllBytes()));
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, -1);
        } finally {
            exchange.close();
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<String> authorizations() {
        return authorizations;
    }

    List<SeenSpan> spans() {
        return List.copyOf(spans);
    }

    /** Waits until the spans of a trace are as wanted. */
    List<SeenSpan> of(String traceId, Predicate<List<SeenSpan>> wanted) {
        return Await.until(
                () -> spans.stream()
                        .filter(span -> span.traceId().equals(traceId))
                        .toList(),
                wanted);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
