// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The HTTP header by which a provider asks to be left alone for a while. */
public final class RetryAfter {
    /** No provider can silence a source for longer with one header. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** More digits than this are longer than any pause, and might not fit into a number. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait, at most 5 minutes.
     *
     * @param header seconds or an HTTP date; null where there was none
     * @param now by the wall clock, since dates are
     * @return null where there is nothing to be understood, or where the date has passed
     */
    public static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Duration wait = SECONDS.matcher(text).matches() ? seconds(text) : untilDate(text, now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private static Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static @Nullable Duration untilDate(String text, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(now, until);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
