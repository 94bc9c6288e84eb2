// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a task: the source that watches it and the id that the provider gave it.
 * Its text, {@code <source>/<id>}, is the key of every Kafka record about the task.
 *
 * @param source name of a configured source; no slash, so that the text can be taken apart again
 * @param id opaque, the provider's own
 */
public record TaskKey(String source, String id) {
    private static final int MAX_LENGTH = 256;

    /** @throws IllegalArgumentException naming the part and the rule that it breaks */
    public TaskKey {
        requireName("source", source);
        if (source.indexOf('/') >= 0) {
            throw new IllegalArgumentException("source: must not contain a slash");
        }
        requireName("id", id);
    }

    /** Takes {@code <source>/<id>} apart; the id may contain slashes. */
    public static TaskKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("key: must be <source>/<id>");
        }
        return new TaskKey(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether {@link #toString} says that, without saying it. */
    public boolean isWritten(String text) {
        int slash = source.length();
        return text.length() == slash + 1 + id.length()
                && text.charAt(slash) == '/'
                && text.startsWith(source)
                && text.endsWith(id);
    }

    /**
     * The rule for source names, ids and targets alike.
     *
     * @throws IllegalArgumentException naming the part and the rule that it breaks
     */
    public static void requireName(String what, String value) {
        String broken = brokenRule(value);
        if (broken != null) {
            throw new IllegalArgumentException(what + ": " + broken);
        }
    }

    /** Whether {@link #requireName} lets the value pass. */
    static boolean isName(String value) {
        return brokenRule(value) == null;
    }

    private static @Nullable String brokenRule(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return "must have 1 to " + MAX_LENGTH + " characters";
        }
        boolean surrogates = false;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character >= ' ' && character <= '~') {
                continue; // nearly all are such, and a shard that is taken over has millions
            }
            if (Character.isISOControl(character)) {
                return "must not contain control characters";
            }
            surrogates |= Character.isSurrogate(character);
        }
        // An unpaired surrogate has no UTF-8 form: two such ids would become one Kafka key.
        if (surrogates && !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return "must be well-formed Unicode";
        }
        return null;
    }

    /** The key as the UTF-8 bytes that Kafka records carry. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** By hand, as is the hash code: tables of tasks are asked for them all the time, and what a record has is slower. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TaskKey key && id.equals(key.id) && source.equals(key.source));
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
