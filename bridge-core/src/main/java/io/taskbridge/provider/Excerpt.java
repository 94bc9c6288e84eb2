// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * As much of a provider's text as is kept. Errors and attributes are remembered with the task and ride on its events,
 * so their size is bounded here; outputs are not cut but left out whole, elsewhere.
 */
public final class Excerpt {
    /** For codes, names and other words. */
    public static final int WORD = 256;
    /** For messages to people. */
    public static final int MESSAGE = 2_000;
    /** For everything else that explains an error. */
    public static final int DETAIL = 16_000;

    private Excerpt() {}

    /** The first {@code limit} characters. */
    public static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, splitsPair ? limit - 1 : limit) + "…";
    }

    /** The last {@code limit} characters. */
    public static String tail(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int from = text.length() - limit;
        boolean splitsPair = Character.isLowSurrogate(text.charAt(from));
        return "…" + text.substring(splitsPair ? from + 1 : from);
    }

    /** The value itself if its JSON is short enough for {@link #DETAIL}, else the beginning of that JSON as a string. */
    public static JsonNode detail(JsonNode value) {
        String json = value.isTextual() ? value.textValue() : value.toString();
        return json.length() <= DETAIL ? value : TextNode.valueOf(head(json, DETAIL));
    }
}
