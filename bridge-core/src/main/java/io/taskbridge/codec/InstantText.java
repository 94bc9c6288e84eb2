// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Instants as ISO 8601 text, exactly as {@link Instant#toString} and {@link Instant#parse} have it, in a fraction of their
 * time: each record has several. Whatever is unusual is left to them.
 */
public final class InstantText {
    private static final int DAY_SECONDS = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int SHORTEST = "2026-01-15T10:20:30Z".length();
    private static final int LONGEST = SHORTEST + ".123456789".length();
    private static final int FRACTION = SHORTEST;
    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private InstantText() {}

    static String of(Instant instant) {
        return new String(bytes(instant), StandardCharsets.ISO_8859_1);
    }

    /** The same in ASCII. */
    static byte[] bytes(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds > LAST) {
            return instant.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
        int second = Math.floorMod(seconds, DAY_SECONDS);
        int nanos = instant.getNano();
        int digits = nanos == 0 ? -1 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        byte[] text = new byte[SHORTEST + 1 + digits];
        put(text, 0, 4, date.getYear(), '-');
        put(text, 5, 2, date.getMonthValue(), '-');
        put(text, 8, 2, date.getDayOfMonth(), 'T');
        put(text, 11, 2, second / 3_600, ':');
        put(text, 14, 2, second / 60 % 60, ':');
        put(text, 17, 2, second % 60, 'Z');
        if (digits > 0) {
            text[FRACTION - 1] = '.';
            put(text, FRACTION, digits, nanos / POWERS[9 - digits], 'Z');
        }
        return text;
    }

    /** @throws java.time.DateTimeException if it is no instant */
    static Instant parse(String text) {
        Instant instant = plain(text);
        return instant == null ? Instant.parse(text) : instant;
    }

    /**
     * Null unless it is of the common form, with every part in its range.
     *
     * @throws java.time.DateTimeException if it is of that form, and there is no such day
     */
    public static @Nullable Instant plain(String text) {
        int length = text.length();
        if (length < SHORTEST || length > LONGEST || length == FRACTION || text.charAt(length - 1) != 'Z') {
            return null;
        }
        int year = number(text, 0, 4, '-');
        int month = number(text, 5, 2, '-');
        int day = number(text, 8, 2, 'T');
        int hour = number(text, 11, 2, ':');
        int minute = number(text, 14, 2, ':');
        int digits = length - SHORTEST - 1;
        int second = number(text, 17, 2, digits < 0 ? 'Z' : '.');
        int fraction = digits < 0 ? 0 : number(text, FRACTION, digits, 'Z');
        if ((year | month | day | hour | minute | second | fraction) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        int nanos = digits < 0 ? 0 : fraction * POWERS[9 - digits];
        return Instant.ofEpochSecond(days * DAY_SECONDS + hour * 3_600L + minute * 60L + second, nanos);
    }

    /** The digits from there on, if the character after them is the one that must be; else negative. */
    private static int number(String text, int from, int digits, char after) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return text.charAt(from + digits) == after ? number : -1;
    }

    private static void put(byte[] text, int from, int digits, int number, char after) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + digits] = (byte) after;
    }
}
