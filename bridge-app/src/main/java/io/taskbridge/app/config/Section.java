// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the file. Getters never fail: what is wrong is reported and a stand-in is returned, so that one
 * reading finds every problem. A key that nobody asks for is a problem too. Owned by one reader.
 */
final class Section {
    private final String path;
    private final Scalars scalars;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String path, Scalars scalars) {
        this.path = path;
        this.scalars = scalars;
    }

    /** Reads the whole document. */
    static <T> T root(@Nullable MappingNode node, Scalars scalars, Function<Section, T> reader) {
        Section section = new Section("", scalars);
        section.take(node == null ? List.of() : node.getValue());
        return section.readBy(reader);
    }

    /** In file order. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** The value at the key, or what {@code otherwise} reads as. */
    <T> T get(String key, Format<T> format, String otherwise) {
        T value = find(key, format);
        return value == null ? format.parse(otherwise) : value;
    }

    /** The value at the key, null if there is none. */
    <T> @Nullable T find(String key, Format<T> format) {
        Node node = valueNode(key);
        return node == null ? null : read(at(key), node, format);
    }

    /** The value at the key, null if there is none, the stand-in if there is one that was refused. */
    <T> @Nullable T findOr(String key, Format<T> format, String standIn) {
        return valueNode(key) == null ? null : get(key, format, standIn);
    }

    /** The value at the key, null once it is reported that there is none. */
    <T> @Nullable T require(String key, Format<T> format) {
        if (valueNode(key) == null) {
            refuse(key, "missing", "must be given");
        }
        return find(key, format);
    }

    /** The values of the list at the key, empty if there is none. */
    <T> List<T> list(String key, Format<T> format) {
        Node node = valueNode(key);
        List<Node> items = List.of();
        if (node instanceof SequenceNode sequence) {
            items = sequence.getValue();
        } else if (node != null) {
            refuse(key, Problem.HIDDEN, "must be a list in [ ]");
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            T value = read(at(key) + "[" + i + "]", items.get(i), format);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /** Reports the rule where the list at the key has no items at all. */
    void requireItems(String key, String rule) {
        Node node = valueNode(key);
        if (node == null
                || (node instanceof SequenceNode sequence && sequence.getValue().isEmpty())) {
            refuse(key, "missing", rule);
        }
    }

    /** Whatever keys the mapping at the key has, in file order. */
    <T> Map<String, T> map(String key, Format<T> format) {
        return section(key, section -> {
            Map<String, T> values = new LinkedHashMap<>();
            for (String name : section.keys()) {
                T value = section.find(name, format);
                if (value != null) {
                    values.put(name, value);
                } else if (section.valueNode(name) == null) {
                    // The name is not shown: a value that lost its key looks just like it.
                    refuse(key, Problem.HIDDEN, "must give a value for each name");
                }
            }
            return values;
        });
    }

    /** Reads the mapping at the key, an empty one if there is none. */
    <T> T section(String key, Function<Section, T> reader) {
        asked.add(key);
        Section section = new Section(at(key), scalars);
        Node node = entries.get(key);
        if (node instanceof MappingNode mapping) {
            section.take(mapping.getValue());
        } else if (node != null && !isNull(node)) {
            refuse(key, Problem.HIDDEN, "must be a mapping of keys to values");
        }
        return section.readBy(reader);
    }

    /** Reports a rule that a key breaks, alone or together with others. */
    void refuse(String key, String shown, String rule) {
        scalars.report(at(key), shown, rule);
    }

    /** Reports a rule that this section breaks as a whole. */
    void refuseAll(String shown, String rule) {
        scalars.report(path, shown, rule);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private @Nullable Node valueNode(String key) {
        asked.add(key);
        Node node = entries.get(key);
        return node == null || isNull(node) ? null : node;
    }

    private <T> @Nullable T read(String where, Node node, Format<T> format) {
        if (node instanceof ScalarNode scalar && !isNull(node)) {
            return scalars.read(where, scalar.getValue(), format);
        }
        scalars.report(where, Problem.HIDDEN, "must be a single value");
        return null;
    }

    private void take(List<NodeTuple> tuples) {
        Set<String> seen = new LinkedHashSet<>();
        for (NodeTuple tuple : tuples) {
            Node value = tuple.getValueNode();
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                scalars.report(path, Problem.HIDDEN, "must have single words as keys");
            } else if (!scalars.written(key.getValue()).equals(key.getValue())) {
                refuse(scalars.written(key.getValue()), Problem.HIDDEN, "must not be a reference: it is a key");
            } else if (!seen.add(key.getValue())) {
                refuse(key.getValue(), Problem.HIDDEN, "must be given only once");
            } else if (!isNull(value) || ((ScalarNode) value).getValue().isEmpty()) {
                // A key with nothing behind it still opens a section; an explicit null is as good as no key.
                entries.put(key.getValue(), value);
            }
        }
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag()) && node instanceof ScalarNode;
    }

    private <T> T readBy(Function<Section, T> reader) {
        T value = reader.apply(this);
        String known = String.join(", ", asked);
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                // A key without a value is not named: a secret that lost its key looks just like it.
                String named = valueNode(key) == null ? Problem.HIDDEN : key;
                refuse(named, Problem.HIDDEN, "unknown key, must be one of " + known);
            }
        }
        return value;
    }
}
