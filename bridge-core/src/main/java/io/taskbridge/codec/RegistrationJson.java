// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"source","id","target"?,"labels"?,"submittedAt"?,"deadline"?}}: an item of {@code POST /v1/tasks} and, but
 * for its {@code type}, a record of the inbox. Strict: a misspelt field is an error, not silence.
 */
public final class RegistrationJson {
    private static final Set<String> FIELDS = Set.of("source", "id", "target", "labels", "submittedAt", "deadline");
    private static final int MAX_LABELS = 64;
    private static final int MAX_LABEL_LENGTH = 1024;

    private RegistrationJson() {}

    /**
     * @throws InvalidRecordException naming the field and the rule that it breaks
     */
    public static Registration read(JsonNode node) throws InvalidRecordException {
        if (!node.isObject()) {
            throw new InvalidRecordException("must be a JSON object");
        }
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw new InvalidRecordException(
                        "unknown field; known are " + FIELDS.stream().sorted().toList());
            }
        }
        try {
            return new Registration(
                    key(node),
                    text(node, "target"),
                    labels(node),
                    instant(node, "submittedAt"),
                    instant(node, "deadline"));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    static TaskKey key(JsonNode node) throws InvalidRecordException {
        String source = text(node, "source");
        String id = text(node, "id");
        if (source == null || id == null) {
            throw new InvalidRecordException((source == null ? "source" : "id") + ": is required");
        }
        try {
            return new TaskKey(source, id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    static ObjectNode write(Registration registration) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("source", registration.key().source());
        node.put("id", registration.key().id());
        put(node, "target", registration.target());
        if (!registration.labels().isEmpty()) {
            ObjectNode labels = node.putObject("labels");
            registration.labels().forEach(labels::put);
        }
        put(node, "submittedAt", registration.submittedAt());
        put(node, "deadline", registration.deadline());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static @Nullable String text(JsonNode node, String name) throws InvalidRecordException {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidRecordException(name + ": must be a string");
        }
        return value.textValue();
    }

    private static @Nullable Instant instant(JsonNode node, String name) throws InvalidRecordException {
        String text = text(node, name);
        try {
            return text == null ? null : InstantText.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidRecordException(name + ": must be an ISO 8601 instant such as 2026-01-15T10:20:30Z");
        }
    }

    private static Map<String, String> labels(JsonNode node) throws InvalidRecordException {
        JsonNode labels = node.get("labels");
        if (labels == null || labels.isNull()) {
            return Map.of();
        }
        if (!labels.isObject() || labels.size() > MAX_LABELS) {
            throw new InvalidRecordException("labels: must be an object of at most " + MAX_LABELS + " strings");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            String value = label.getValue().textValue();
            if (value == null
                    || value.length() > MAX_LABEL_LENGTH
                    || label.getKey().length() > MAX_LABEL_LENGTH) {
                throw new InvalidRecordException(
                        "labels: names and values must be strings of at most " + MAX_LABEL_LENGTH + " characters");
            }
            map.put(label.getKey(), value);
        }
        return map;
    }
}
