// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which keys two configurations differ. Names keys, never values. */
final class ConfigDifference {
    private static final String SOURCES = "sources.";

    private ConfigDifference() {}

    /** In alphabetical order. A source that is in one of them only is named as a whole. */
    static List<String> between(BridgeConfig one, BridgeConfig other) {
        Map<String, Object> left = values(one);
        Map<String, Object> right = values(other);
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        TreeSet<String> differing = new TreeSet<>();
        for (String key : keys) {
            if (!Objects.equals(left.get(key), right.get(key))) {
                differing.add(key);
            }
        }
        TreeSet<String> lonely = new TreeSet<>(one.sources().keySet());
        lonely.addAll(other.sources().keySet());
        lonely.removeIf(
                name -> one.sources().containsKey(name) && other.sources().containsKey(name));
        for (String name : lonely) {
            differing.removeIf(key -> key.startsWith(SOURCES + name + "."));
            differing.add(SOURCES + name);
        }
        return new ArrayList<>(differing);
    }

    private static Map<String, Object> values(BridgeConfig config) {
        Map<String, Object> values = new TreeMap<>();
        flatten("", ConfigYaml.tree(config), values);
        Map<String, Object> hidden = hidden(config);
        hidden.keySet().forEach(key -> values.keySet().removeIf(shown -> (shown + ".").startsWith(key + ".")));
        values.putAll(hidden);
        return values;
    }

    private static void flatten(String path, Map<?, ?> tree, Map<String, Object> values) {
        tree.forEach((name, value) -> {
            String key = path.isEmpty() ? String.valueOf(name) : path + "." + name;
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                flatten(key, inner, values);
            } else {
                values.put(key, value);
            }
        });
    }

    /** What is not shown as it is, as it is. */
    private static Map<String, Object> hidden(BridgeConfig config) {
        Map<String, Object> hidden = new TreeMap<>();
        hidden.put("kafka.properties", config.kafka().properties());
        hidden.put("server.apiTokens", config.server().apiTokens());
        OtlpConfig otlp = config.tracing().otlp();
        if (otlp != null) {
            hidden.put("tracing.otlp.headers", otlp.headers());
        }
        config.sources().forEach((name, source) -> {
            hidden.put(SOURCES + name + ".credentials", source.credentials());
            WebhookConfig webhook = source.webhook();
            if (webhook != null) {
                hidden.put(SOURCES + name + ".webhook.secrets", webhook.secrets());
            }
        });
        return hidden;
    }
}
