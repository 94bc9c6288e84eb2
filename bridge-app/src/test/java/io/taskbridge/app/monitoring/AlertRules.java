// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The alerts as they are shipped. */
public final class AlertRules {
    static final Path DIR = Path.of("..", "docker", "prometheus");
    static final Path FILE = DIR.resolve("alerts.yml");
    static final Path TESTS = DIR.resolve("alerts-test.yml");

    /** One alert. */
    public record Alert(
            String name,
            String expression,
            String waits,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    private AlertRules() {}

    @SuppressWarnings("unchecked") // the file is ours
    public static List<Alert> all() {
        List<Alert> alerts = new ArrayList<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) load(FILE).get("groups")) {
            for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
                alerts.add(new Alert(
                        (String) rule.get("alert"),
                        (String) rule.get("expr"),
                        (String) rule.get("for"),
                        (Map<String, String>) rule.get("labels"),
                        (Map<String, String>) rule.get("annotations")));
            }
        }
        return alerts;
    }

    private static Map<String, Object> load(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return new Yaml().load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
