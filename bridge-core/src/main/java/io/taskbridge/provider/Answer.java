// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.codec.Json;
import io.taskbridge.codec.RawValues;
import io.taskbridge.task.RawJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's JSON object, read leniently: a field that is absent, null or of another type than asked for is simply
 * not there. Each field stays as it is written until somebody asks what it says, for few are looked into, and outputs
 * are large. Not to be changed once read, and then safe to share between threads.
 */
public final class Answer {
    private final Map<String, RawJson> fields;

    private Answer(Map<String, RawJson> fields) {
        this.fields = fields;
    }

    /** The answer in a body; null if the body is no JSON object. */
    public static @Nullable Answer parse(byte[] body) {
        try (JsonParser json = Json.mapper().createParser(body)) {
            Answer answer = json.nextToken() == JsonToken.START_OBJECT ? new Answer(fields(json, body)) : null;
            return json.nextToken() == null ? answer : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The answer in a node; null if the node is no JSON object. */
    public static @Nullable Answer of(@Nullable JsonNode node) {
        return node == null ? null : parse(Json.write(node));
    }

    private static Map<String, RawJson> fields(JsonParser json, byte[] body) throws IOException {
        Map<String, RawJson> fields = new HashMap<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            fields.put(field, RawValues.at(json, body));
        }
        return fields;
    }

    /** A field as it is, JSON null included; null only if it is absent. */
    public @Nullable RawJson raw(String field) {
        return fields.get(field);
    }

    /** A field that has a value: neither absent nor JSON null. */
    public @Nullable RawJson rawValue(String field) {
        RawJson raw = fields.get(field);
        return raw == null || raw.isNull() ? null : raw;
    }

    /** What is in a field, JSON null included; null only if it is absent. */
    public @Nullable JsonNode get(String field) {
        return tree(raw(field));
    }

    /** What is in a field that has a value. */
    public @Nullable JsonNode value(String field) {
        return tree(rawValue(field));
    }

    private static @Nullable JsonNode tree(@Nullable RawJson raw) {
        return raw == null ? null : RawValues.tree(raw);
    }

    public @Nullable String text(String field) {
        RawJson raw = fields.get(field);
        return raw == null ? null : RawValues.text(raw);
    }

    /** A string or a whole number as text, cut to {@link Excerpt#WORD}. */
    public @Nullable String word(String field) {
        String text = text(field);
        if (text == null) {
            JsonNode node = value(field);
            text = node != null && node.isIntegralNumber() ? node.asText() : null;
        }
        return text == null ? null : Excerpt.head(text, Excerpt.WORD);
    }

    /** A whole number, written as a number or as a string; null for anything else, and beyond an int. */
    public @Nullable Integer number(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        try {
            return node.isTextual() ? Integer.valueOf(node.textValue().trim()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The words found in some fields, under the names that events give them. */
    public Map<String, String> words(Map<String, String> fieldsByName) {
        Map<String, String> found = new HashMap<>();
        fieldsByName.forEach((name, field) -> {
            String word = word(field);
            if (word != null) {
                found.put(name, word);
            }
        });
        return found;
    }
}
