// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

/**
 * What a figure is to be.
 *
 * @param stretch what would be better still, NaN if nothing was asked for
 */
public record Goal(String what, Direction direction, double target, double stretch) {
    /** Which way is better. */
    public enum Direction {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atMost(String what, double target, double stretch) {
        return new Goal(what, Direction.AT_MOST, target, stretch);
    }

    public static Goal atLeast(String what, double target, double stretch) {
        return new Goal(what, Direction.AT_LEAST, target, stretch);
    }

    /** NaN meets nothing. */
    boolean met(double reached) {
        return within(reached, target);
    }

    boolean stretched(double reached) {
        return within(reached, stretch);
    }

    String bound(double value) {
        return Double.isNaN(value) ? "" : direction.sign + " " + TextTable.number(value);
    }

    private boolean within(double reached, double bound) {
        return switch (direction) {
            case AT_MOST -> reached <= bound;
            case AT_LEAST -> reached >= bound;
        };
    }
}
