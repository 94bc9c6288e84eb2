// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that need no class of their own. */
final class Formats {
    static final Format<Secret> SECRET = Format.hiding(any -> true, Secret::new);
    static final Format<String> CONFIDENTIAL_TEXT = Format.hiding(any -> true, text -> text);
    static final Format<String> ANY_TEXT = text -> text;
    static final Format<String> NAME = ANY_TEXT.where(
            text -> !text.isBlank() && text.length() <= 200 && text.chars().noneMatch(Character::isISOControl),
            "must be 1 to 200 characters, none of them control characters");
    static final Format<String> HOST =
            ANY_TEXT.where(text -> text.matches("[A-Za-z0-9.:%_-]{1,255}"), "must be a host name or an IP address");
    static final Format<Boolean> FLAG = Formats::flag;
    static final Format<Path> PATH = Formats::path;
    static final Format<Integer> PORT = wholeNumber(0, 65_535);

    private Formats() {}

    static Format<Integer> wholeNumber(int min, int max) {
        String rule = "must be a whole number from " + min + " to " + max;
        return text -> {
            if (!text.matches("-?[0-9]{1,9}")) {
                throw new IllegalArgumentException(rule);
            }
            int value = Integer.parseInt(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException(rule);
            }
            return value;
        };
    }

    static Format<Double> positiveNumber() {
        return text -> {
            double value = text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
            if (value <= 0) {
                throw new IllegalArgumentException("must be a number above 0");
            }
            return value;
        };
    }

    /** Of a whole, from nothing to all. */
    static Format<Double> share() {
        return text -> {
            double value = text.matches("[0-9](\\.[0-9]{1,9})?") ? Double.parseDouble(text) : -1;
            if (value < 0 || value > 1) {
                throw new IllegalArgumentException("must be a number from 0 to 1");
            }
            return value;
        };
    }

    /** The constants of an enum, in lower case. */
    static <E extends Enum<E>> Format<E> word(Class<E> type) {
        return text -> Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Stream.of(type.getEnumConstants()).map(Formats::word).collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Its message repeats the text; ours says the rule.
        }
        throw new IllegalArgumentException("must be a path");
    }
}
