// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/** The normal distribution. */
final class Gauss {
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Beyond it nothing is left that a double between 0 and 1 could tell from its end. */
    private static final double FAR = 8;

    private Gauss() {}

    /** The chance of more than {@code x}, by the series of the integral around 0: exact to the 15th digit. */
    static double above(double x) {
        if (Math.abs(x) > FAR) {
            return x > 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return Math.max(0, 0.5 - sum * Math.exp(-x * x / 2) / ROOT_OF_TWO_PI);
    }
}
