// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.wire.ProtoAdapter;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.SchemaLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import okio.ByteString;

/**
 * What {@code task.proto} makes of bytes, and which bytes it makes, as somebody else's library has it: here as a bridge of
 * a later version knows it, in which each message may say {@code invented}.
 */
final class TaskSchema {
    /** What the tasks topic keeps. */
    static final TaskSchema TASK = of("Task");

    /** What a bridge writes to the inbox. */
    static final TaskSchema OBSERVED = of("Observed");

    private final ProtoAdapter<Object> adapter;

    private TaskSchema(ProtoAdapter<Object> adapter) {
        this.adapter = adapter;
    }

    private static TaskSchema of(String message) {
        try (InputStream schema =
                Objects.requireNonNull(TaskProto.class.getResourceAsStream("task.proto"), "task.proto")) {
            String later = new String(schema.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(message \\w+ \\{[^}]*)}", "$1 optional string invented = 100; }");
            Path dir = Files.createDirectories(Path.of("target", "later-schema"));
            Files.writeString(dir.resolve("task.proto"), later);
            SchemaLoader loader = new SchemaLoader(FileSystems.getDefault());
            loader.initRoots(List.of(Location.get(dir.toString())), List.of());
            return new TaskSchema(loader.loadSchema().protoAdapter("taskbridge." + message, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what is unset left out, and bytes as their text. */
    JsonNode tree(byte[] record) {
        return Golden.tree(Json.write(json(read(record))));
    }

    /** The same message with a message in it changed, in that library's bytes. */
    @SuppressWarnings("unchecked")
    byte[] changed(byte[] record, String path, Consumer<Map<String, Object>> change) {
        Map<String, Object> whole = read(record);
        Map<String, Object> message = whole;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            message = (Map<String, Object>) Objects.requireNonNull(message.get(name), name);
        }
        change.accept(message);
        return adapter.encode(whole);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(byte[] record) {
        try {
            return (Map<String, Object>) changeable(adapter.decode(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object changeable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new TreeMap<>();
            map.forEach((name, field) -> copy.put(name, changeable(field)));
            return copy;
        }
        return value;
    }

    private static JsonNode json(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = Json.mapper().createObjectNode();
            map.forEach((name, field) -> object.set((String) name, json(field)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.mapper().createArrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        return Json.mapper().valueToTree(value instanceof ByteString bytes ? bytes.utf8() : value);
    }
}
