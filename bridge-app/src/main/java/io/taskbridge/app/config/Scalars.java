// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of one file: fills in their references and reports those that stand for nothing. */
final class Scalars {
    private final Interpolation interpolation;
    private final Function<String, @Nullable String> environment;
    private final Problems problems;

    Scalars(Interpolation interpolation, Function<String, @Nullable String> environment, Problems problems) {
        this.interpolation = interpolation;
        this.environment = environment;
        this.problems = problems;
    }

    /** The value that stands at a key, null once a problem with it has been reported. */
    <T> @Nullable T read(String key, String masked, Format<T> format) {
        String text = filled(key, masked);
        if (text == null) {
            return null;
        }
        try {
            return format.parse(text);
        } catch (IllegalArgumentException e) {
            String rule = e.getMessage();
            problems.add(key, shown(masked, text, format), rule == null ? "must be valid" : rule);
            return null;
        }
    }

    /** What the file has there: never what a reference stands for. */
    String written(String masked) {
        return interpolation.written(masked);
    }

    void report(String key, String shown, String rule) {
        problems.add(key, shown, rule);
    }

    private String shown(String masked, String text, Format<?> format) {
        return format.hides(text) ? Problem.HIDDEN : written(masked);
    }

    private @Nullable String filled(String key, String masked) {
        List<String> values = new ArrayList<>();
        boolean complete = true;
        for (Reference reference : interpolation.referencesIn(masked)) {
            try {
                values.add(reference.resolve(environment));
            } catch (Reference.UnresolvedException e) {
                problems.add(key, e.shown(), e.rule());
                complete = false;
            }
        }
        return complete ? interpolation.filled(masked, values) : null;
    }
}
