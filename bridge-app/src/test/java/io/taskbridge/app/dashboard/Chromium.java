// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.codec.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless browser of this machine, spoken to by its DevTools protocol. For the test's thread.
 *
 * @see #installed()
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_BYTES = 64 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Consumer<JsonNode> events;
    private final Process process;
    private final Path profile;
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
                    .start();
            socket = connect(URI.create(address(process)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private WebSocket connect(URI address) {
        WebSocketClientOptions options =
                new WebSocketClientOptions().setMaxFrameSize(MOST_BYTES).setMaxMessageSize(MOST_BYTES);
        WebSocket opened = vertx.createWebSocketClient(options)
                .connect(address.getPort(), address.getHost(), address.getPath())
                .await();
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

    private static String address(Process process) throws IOException {
        BufferedReader output = process.errorReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new AssertionError("the browser ended before it listened");
    }

    /** What it says while it runs is of no interest, but has to go somewhere. */
    @Override
    public void close() {
        vertx.close().await();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
