// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The field in which a provider says how a task stands, and the words it may hold: the names of an enum, in any case.
 * Immutable, shared freely between threads.
 */
public final class StatusWord<E extends Enum<E>> {
    /** What a known word means, given also as the provider spelled it. */
    @FunctionalInterface
    public interface Meaning<E extends Enum<E>> {
        Reading of(E status, String word);
    }

    private static final int PLAIN_LENGTH = 40;

    private final String field;
    private final Class<E> words;

    public StatusWord(String field, Class<E> words) {
        this.field = field;
        this.words = words;
    }

    /** The word in the answer; null if there is none or it is not known. */
    public @Nullable E find(Answer answer) {
        String word = answer.text(field);
        for (E known : words.getEnumConstants()) {
            // Independent of the locale, unlike lower-casing by default.
            if (known.name().equalsIgnoreCase(word)) {
                return known;
            }
        }
        return null;
    }

    /** What the answer means: only a known word has a meaning of its own. */
    public Reading read(Answer answer, Meaning<E> meaning) {
        JsonNode value = answer.value(field);
        if (value == null) {
            return Reading.of(Reading.Kind.UNMAPPED, "no field " + field);
        }
        String word = value.textValue();
        if (word == null) {
            return Reading.of(Reading.Kind.GARBAGE, "field " + field + " is not a string");
        }
        E status = find(answer);
        return status == null
                ? Reading.of(Reading.Kind.UNMAPPED, "unknown " + field + (plain(word) ? " " + word : ""))
                : meaning.of(status, word);
    }

    /** Whether the word may be shown to operators: short, and nothing that a log could trip over. */
    private static boolean plain(String word) {
        return word.length() <= PLAIN_LENGTH
                && word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }
}
