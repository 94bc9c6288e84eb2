// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 72h}, {@code 7d}. */
public final class Durations {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
    }

    private Durations() {}

    static Format<Duration> atLeast(String min) {
        return between(min, "3650d");
    }

    static Format<Duration> between(String min, String max) {
        Duration least = parse(min);
        Duration most = parse(max);
        Format<Duration> any = Durations::parse;
        return any.where(
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "must be a duration from " + min + " to " + max);
    }

    /**
     * @throws IllegalArgumentException saying what a duration looks like
     */
    public static Duration parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration unit = UNITS.getOrDefault(matcher.group(2), LONGEST);
            if (count <= LONGEST.toMillis() / unit.toMillis()) {
                return unit.multipliedBy(count);
            }
        }
        throw new IllegalArgumentException("must be a duration such as 500ms, 10s, 5m, 72h or 7d");
    }

    /** The text that is read as this duration, in the largest unit that fits. */
    static String format(Duration duration) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long millis = unit.getValue().toMillis();
            if (duration.toMillis() % millis == 0 && duration.toMillis() >= millis) {
                return duration.toMillis() / millis + unit.getKey();
            }
        }
        return "0s";
    }
}
