// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.process.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Our end of the line to {@link WorldMain}: orders go there, figures come back. Thread-safe. */
final class World {
    private final OutputStream orders;
    private final Figures figures;
    private final int port;
    private volatile boolean working = true;

    World(Program program, Figures figures) throws IOException {
        Process process = program.start();
        this.orders = process.getOutputStream();
        this.figures = figures;
        BufferedReader reports = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(reports.readLine());
        Thread listener = new Thread(() -> reports.lines().forEach(this::listen), "chaos-world");
        listener.setDaemon(true);
        listener.start();
    }

    /** Where the providers listen. */
    int port() {
        return port;
    }

    /** Whether tasks are still being submitted, as far as is known here. */
    boolean working() {
        return working;
    }

    synchronized void tell(String order) {
        try {
            orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the world has ended", e);
        }
    }

    private void listen(String report) {
        JsonNode json = BridgeFixture.json(report);
        Arrays.stream(Figure.values())
                .filter(figure -> json.has(figure.name()))
                .forEach(figure -> figures.set(figure, json.get(figure.name()).asLong()));
        working = json.path("working").asBoolean();
    }
}
