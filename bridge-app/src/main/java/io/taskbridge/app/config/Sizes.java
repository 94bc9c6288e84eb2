// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 100B}, {@code 512KiB}, {@code 16MiB}, {@code 10GiB}, {@code 1TiB}. */
final class Sizes {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,15})(B|KiB|MiB|GiB|TiB)");
    private static final int STEP = 10;

    private Sizes() {}

    static Format<Long> between(String min, String max) {
        long least = parse(min);
        long most = parse(max);
        Format<Long> any = Sizes::parse;
        return any.where(value -> value >= least && value <= most, "must be a size from " + min + " to " + max);
    }

    private static long parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            int shift = UNITS.indexOf(matcher.group(2)) * STEP;
            if (count <= Long.MAX_VALUE >> shift) {
                return count << shift;
            }
        }
        throw new IllegalArgumentException("must be a size such as 512KiB, 16MiB or 10GiB");
    }

    /** The text that is read as this size, in the largest unit that fits. */
    static String format(long bytes) {
        int unit = bytes == 0 ? 0 : Math.min(Long.numberOfTrailingZeros(bytes) / STEP, UNITS.size() - 1);
        return (bytes >> (unit * STEP)) + UNITS.get(unit);
    }
}
