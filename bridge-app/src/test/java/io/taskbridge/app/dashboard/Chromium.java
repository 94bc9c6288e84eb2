// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.codec.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A headless browser of this machine, spoken to by its DevTools protocol. For the test's thread.
 *
 * @see #installed()
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_BYTES = 64 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Consumer<JsonNode> events;
    private final Process process;
    private final Path profile;
    /** Kept for as long as the socket is: a client that nobody holds is closed with all of its connections. */
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(MOST_BYTES).setMaxMessageSize(MOST_BYTES));

    private final WebSocket socket;

    /** @param events told of what happens in the browser, on a thread of the client's */
    Chromium(Path executable, Consumer<JsonNode> events) {
        this.events = events;
        try {
            profile = Files.createTempDirectory("taskbridge-browser");
            process = new ProcessBuilder(
                            executable.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            socket = connect();
        } catch (AssertionError | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where a browser of this kind is found on the {@code PATH}. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(dir -> NAMES.stream().map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Has the browser do something, and waits until it has done it. */
    JsonNode command(String session, String method, Map<String, ?> parameters) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = Json.mapper().createObjectNode().put("id", id).put("method", method);
        message.set("params", Json.mapper().valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.writeTextMessage(message.toString());
        try {
            JsonNode got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (got.has("error")) {
                throw new AssertionError(method + ": " + got.get("error"));
            }
            return got.path("result");
        } catch (Exception e) {
            throw new AssertionError(method + " got no answer", e);
        }
    }

    /** A browser that is still busy with its start may hang up once or twice. */
    private WebSocket connect() {
        List<String> address = Await.until(this::address, lines -> lines.size() == 2);
        // The browser turns away whoever names an origin.
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(address.get(0)))
                .setURI(address.get(1))
                .setAllowOriginHeader(false);
        WebSocket opened = Await.until(
                        () -> client.connect(target)
                                .transform(attempt -> Future.succeededFuture(Optional.ofNullable(attempt.result())))
                                .await(),
                        Optional::isPresent)
                .orElseThrow();
        opened.textMessageHandler(text -> {
            JsonNode message = BridgeFixture.json(text);
            CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt());
            if (answer == null) {
                events.accept(message);
            } else {
                answer.complete(message);
            }
        });
        return opened;
    }

    /** Port and path, as the browser writes them down once it listens. */
    private List<String> address() {
        try {
            return Files.readAllLines(profile.resolve("DevToolsActivePort"));
        } catch (IOException notYet) {
            return List.of();
        }
    }

    @Override
    public void close() {
        vertx.close().await();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
