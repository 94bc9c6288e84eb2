// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.function.Function;
import java.util.function.Predicate;

/** How one kind of value is written. Stateless. */
interface Format<T> {
    /** @throws IllegalArgumentException whose message is the rule that the text breaks, never the text itself */
    T parse(String text);

    /** Whether this text must not be shown. */
    default boolean hides(String text) {
        return false;
    }

    /** The same format, for those values alone that pass the test. */
    default Format<T> where(Predicate<T> test, String rule) {
        Function<String, T> checked = text -> {
            T value = parse(text);
            if (!test.test(value)) {
                throw new IllegalArgumentException(rule);
            }
            return value;
        };
        return hiding(this::hides, checked);
    }

    /** A format that never shows the texts which pass the test. */
    static <T> Format<T> hiding(Predicate<String> confidential, Function<String, T> parser) {
        return new Format<>() {
            @Override
            public T parse(String text) {
                return parser.apply(text);
            }

            @Override
            public boolean hides(String text) {
                return confidential.test(text);
            }
        };
    }
}
