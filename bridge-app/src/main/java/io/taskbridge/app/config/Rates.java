// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as people write them: {@code 20/s}, {@code 0.5/s}, {@code 600/m}, {@code 100/h}. */
final class Rates {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,40})?)/([smh])");

    /** Requests a second. */
    static final Format<Double> PER_SECOND = Rates::parse;

    private Rates() {}

    private static double parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        double rate = matcher.matches() ? Double.parseDouble(matcher.group(1)) / secondsIn(matcher.group(2)) : 0;
        if (rate <= 0) {
            throw new IllegalArgumentException("must be a rate such as 20/s or 600/m");
        }
        return rate;
    }

    private static double secondsIn(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
        };
    }

    /** The text that is read as this rate, in whole numbers where it can be. */
    static String format(double perSecond) {
        for (String unit : new String[] {"s", "m", "h"}) {
            long count = Math.round(perSecond * secondsIn(unit));
            if (Double.compare(count / secondsIn(unit), perSecond) == 0) {
                return count + "/" + unit;
            }
        }
        return new BigDecimal(Double.toString(perSecond)).toPlainString() + "/s";
    }
}
