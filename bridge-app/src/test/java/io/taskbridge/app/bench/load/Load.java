// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.process.Jvm;
import io.taskbridge.app.process.LastWill;
import io.taskbridge.app.process.Program;
import io.taskbridge.codec.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Our end of the line to {@link LoadMain}. For one thread; blocks until each order has been carried out. */
final class Load {
    private static final Jvm JVM = Jvm.ofHeap("2g").with("-XX:+UseSerialGC");

    private final OutputStream orders;
    private final BufferedReader results;

    Load(Path dir, LastWill will) {
        Process process =
                Program.of(JVM, LoadMain.class, "load", dir, will).heard().start();
        orders = process.getOutputStream();
        results = process.inputReader(StandardCharsets.UTF_8);
    }

    /** As many webhooks as so many connections can have answered. */
    Map<String, Double> closed(int port, String path, int connections, Duration warmUp, Duration counted)
            throws IOException {
        return order("closed " + port + " " + path + " " + connections + " " + warmUp + " " + counted);
    }

    /** Webhooks at a fixed rate, each until it is a committed event of the topic. */
    Map<String, Double> open(int port, String path, double rate, Duration time, String brokers, String topic)
            throws IOException {
        return order("open " + port + " " + path + " " + rate + " " + time + " " + brokers + " " + topic);
    }

    /** Transactions at a fixed rate, each until its record is seen. */
    Map<String, Double> transactions(String brokers, String topic, double rate, int count) throws IOException {
        return order("transactions " + brokers + " " + topic + " " + rate + " " + count);
    }

    private Map<String, Double> order(String order) throws IOException {
        orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
        String line = results.readLine();
        JsonNode result = Json.mapper().readTree(line == null ? "{\"failure\":\"the load has ended\"}" : line);
        if (result.has("failure")) {
            throw new IOException(order + ": " + result.get("failure").asText());
        }
        Map<String, Double> figures = new HashMap<>();
        result.properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
        return figures;
    }
}
