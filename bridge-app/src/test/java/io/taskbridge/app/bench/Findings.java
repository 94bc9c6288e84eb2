// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a benchmark found, as it is written down for comparison with other runs. Thread-safe. */
public final class Findings {
    private final String name;
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, Double> baselines = new TreeMap<>();
    private final Map<String, Double> ratios = new TreeMap<>();
    private final Map<String, String> machine = Machine.describe();

    public Findings(String name) {
        this.name = name;
    }

    /** What the product reached. */
    public synchronized void figure(String key, double value) {
        figures.put(key, value);
    }

    /** What something else reached with the same work. */
    public synchronized void baseline(String key, double value) {
        baselines.put(key, value);
    }

    /** One against the other. */
    public synchronized void ratio(String key, double value) {
        ratios.put(key, value);
    }

    /** What the product reached each time: its median under the key itself. */
    public synchronized void figure(String key, Series series) {
        enter(figures, key, series);
    }

    public synchronized void baseline(String key, Series series) {
        enter(baselines, key, series);
    }

    public synchronized void ratio(String key, Series series) {
        enter(ratios, key, series);
    }

    public synchronized Map<String, Double> figures() {
        return Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    public synchronized Map<String, Double> baselines() {
        return Collections.unmodifiableMap(new TreeMap<>(baselines));
    }

    public synchronized Map<String, Double> ratios() {
        return Collections.unmodifiableMap(new TreeMap<>(ratios));
    }

    /** Writes {@code <name>.json}. */
    public synchronized Path write(Path dir) throws IOException {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("name", name);
        fill(json.putObject("figures"), figures);
        fill(json.putObject("baselines"), baselines);
        fill(json.putObject("ratios"), ratios);
        ObjectNode on = json.putObject("machine");
        machine.forEach(on::put);
        Files.createDirectories(dir);
        Path file = dir.resolve(name + ".json");
        return Files.writeString(file, json.toPrettyString() + "\n");
    }

    private static void enter(Map<String, Double> values, String key, Series series) {
        values.put(key + ".min", series.min());
        values.put(key, series.median());
        values.put(key + ".max", series.max());
    }

    /** JSON knows no NaN: what could not be measured is null. */
    private static void fill(ObjectNode node, Map<String, Double> values) {
        values.forEach((key, value) -> node.put(key, Double.isFinite(value) ? value : null));
    }
}
