// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's JSON object, read leniently: a field that is absent, null or of another type than asked for is simply
 * not there. Not to be changed once read, and then safe to share between threads.
 */
public final class Answer {
    private final ObjectNode object;

    private Answer(ObjectNode object) {
        this.object = object;
    }

    /** The answer in a body; null if the body is no JSON object. */
    public static @Nullable Answer parse(byte[] body) {
        try {
            return of(Json.read(body));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The answer in a node; null if the node is no JSON object. */
    public static @Nullable Answer of(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? new Answer(object) : null;
    }

    /** A field as it is, JSON null included; null only if it is absent. */
    public @Nullable JsonNode get(String field) {
        return object.get(field);
    }

    /** A field that has a value: neither absent nor JSON null. */
    public @Nullable JsonNode value(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    public @Nullable String text(String field) {
        JsonNode node = object.get(field);
        return node == null ? null : node.textValue();
    }

    /** A string or a whole number as text, cut to {@link Excerpt#WORD}. */
    public @Nullable String word(String field) {
        JsonNode node = object.get(field);
        return node != null && (node.isTextual() || node.isIntegralNumber())
                ? Excerpt.head(node.asText(), Excerpt.WORD)
                : null;
    }

    /** A whole number, written as a number or as a string; null for anything else, and beyond an int. */
    public @Nullable Integer number(String field) {
        JsonNode node = object.get(field);
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
