// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key dotted path of the key, {@code sources.baseten-prod.poll.rate}
 * @param value what stands there, as written in the file; {@link #HIDDEN} where it may be a secret
 * @param rule what must hold instead
 */
public record Problem(String key, String value, String rule) {
    /** Stands for any value that must not be shown. */
    public static final String HIDDEN = "***";

    private static final int MAX_KEY = 400;
    private static final int MAX_VALUE = 120;

    public Problem {
        key = shortened(key, MAX_KEY);
        value = shortened(value, MAX_VALUE);
    }

    @Override
    public String toString() {
        return key + ": " + value + ": " + rule;
    }

    /** Whatever stands in the file, a problem is one line that a terminal can show. */
    private static String shortened(String text, int max) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return line.length() <= max ? line : line.substring(0, max) + "...";
    }
}
