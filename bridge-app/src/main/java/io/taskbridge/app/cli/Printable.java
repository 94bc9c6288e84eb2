// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

/** Text from elsewhere, made safe for a terminal: one line, no control sequences. */
final class Printable {
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    private Printable() {}

    static String of(String text) {
        return text.replaceAll(UNSAFE, " ");
    }

    /** The same, cut short after {@code max} characters. */
    static String of(String text, int max) {
        return text.length() <= max ? of(text) : of(text.substring(0, max)) + "...";
    }
}
