// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A bridge in a process of its own, which can be stopped, frozen and killed. For the test's thread. */
public final class BridgeProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int server = FreePort.find();
    private final int management = FreePort.find();
    private final Process process;

    /** Starts it, on ports of its own; its environment holds the API token as {@code TOKEN}. */
    public BridgeProcess(BridgeSetup setup, Path dir) throws IOException {
        Path config = dir.resolve("bridge-" + server + ".yaml");
        Files.writeString(
                config,
                setup.with("server.port", Integer.toString(server))
                        .with("management.port", Integer.toString(management))
                        .yaml());
        ProcessBuilder command = JavaProcess.of(Main.class, "serve", "--config", config.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("TOKEN", BridgeFixture.TOKEN);
        process = command.start();
    }

    public BridgeProcess awaitReady() {
        Await.until(this::ready, ready -> ready);
        return this;
    }

    public int serverPort() {
        return server;
    }

    /** What its events say they were written by. */
    public String publicUrl() {
        return "http://localhost:" + server;
    }

    boolean ready() {
        try {
            return send("/health/ready").statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    /** The partitions whose shards run in it. */
    Set<Integer> shards() {
        return BridgeFixture.runningShards(BridgeFixture.json(health()));
    }

    /** What it says of itself, nothing while it does not listen. */
    String health() {
        try {
            return send("/health").body();
        } catch (IOException notListening) {
            return "";
        }
    }

    /** SIGTERM; what it ended with, or empty if it did not end within the time that a stop may take. */
    OptionalInt stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** Sends a signal, such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private HttpResponse<String> send(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + management + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
