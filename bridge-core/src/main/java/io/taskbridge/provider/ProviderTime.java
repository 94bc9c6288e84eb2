// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider;

import io.taskbridge.codec.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The times that providers write: ISO 8601, and UTC where no offset is given. */
public final class ProviderTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private ProviderTime() {}

    /** The time; null if there is none or it cannot be read. Only years of four digits can be. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.startsWith("+") || text.startsWith("-")) {
            return null;
        }
        try {
            // Nearly all are, and the formatter takes longer than all else that a webhook says.
            Instant plain = InstantText.plain(text);
            return plain == null ? FORMAT.parse(text, Instant::from) : plain;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
