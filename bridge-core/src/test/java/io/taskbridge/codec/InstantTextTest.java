// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int[] PRECISIONS = {1_000_000_000, 1_000_000, 1_000, 1};

    @Test
    void textIsThatOfTheLibrary() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int precision = PRECISIONS[i % PRECISIONS.length];
            int nanos = random.nextInt(1_000_000_000) / precision * precision;
            Instant instant = Instant.ofEpochSecond(random.nextLong(-2 * LATEST, 2 * LATEST), nanos);

            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-15T10:20:30.1Z",
                "2026-01-15T10:20:30.12345678Z",
                "2024-02-29T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-01-15T10:20:30+02:00",
                "2026-01-15t10:20:30z",
                "2026-01-15T10:20Z",
                "2026-01-15T10:20:30.Z",
                "-0001-01-15T10:20:30Z",
                "0000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void unusualTextIsReadAsTheLibraryReadsIt(String text) {
        Object expected = read(() -> Instant.parse(text));

        assertThat(read(() -> InstantText.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "2026-02-30T10:20:30Z",
                "2026-13-15T10:20:30Z",
                "2026-01-15T25:20:30Z",
                "2026-01-15T10:60:30Z",
                "2026-01-15T10:20:3xZ",
                "2026-01-15T10:20:30.1234567891Z",
                "2026/01/15T10:20:30Z",
                "٢٠٢٦-01-15T10:20:30Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    private static Object read(Supplier<Instant> reader) {
        try {
            return reader.get();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
