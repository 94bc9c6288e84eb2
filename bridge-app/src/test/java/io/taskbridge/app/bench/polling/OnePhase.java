// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/**
 * The least that a task can cost whose law is known: each request costs a price, each second that its end stays unseen
 * costs one. The exact dynamic programme over the ages at which it may be asked about, in one pass from the last age to
 * the first: the best next age is the lowest of a set of lines that come in the order of their slopes.
 */
final class OnePhase {
    private OnePhase() {}

    /** The cost from each age on, times the chance to get there. */
    static double[] costs(Ages ages, double price) {
        int last = ages.last();
        double[] cost = new double[last + 1];
        int[] lines = new int[last + 1];
        int head = 0;
        int tail = 0;
        lines[0] = last;
        for (int i = last - 1; i >= 0; i--) {
            double alive = ages.alive[i];
            while (head < tail && at(ages, cost, lines[head + 1], alive) <= at(ages, cost, lines[head], alive)) {
                head++;
            }
            double rest = at(ages, cost, lines[head], alive);
            cost[i] = alive * (price - ages.age[i]) + ages.lived[i] + rest;
            while (tail > head && hides(ages, cost, lines[tail - 1], lines[tail], i)) {
                tail--;
            }
            lines[++tail] = i;
        }
        return cost;
    }

    /** What is left to pay if the next look is at age j, seen from an age with this chance to be alive. */
    private static double at(Ages ages, double[] cost, int j, double alive) {
        return alive * ages.age[j] + intercept(ages, cost, j);
    }

    private static double intercept(Ages ages, double[] cost, int j) {
        return cost[j] - ages.lived[j];
    }

    /** Whether the middle one of three lines, whose slopes fall, is nowhere the lowest. */
    private static boolean hides(Ages ages, double[] cost, int a, int b, int c) {
        double ab = (intercept(ages, cost, b) - intercept(ages, cost, a)) / (ages.age[a] - ages.age[b]);
        double bc = (intercept(ages, cost, c) - intercept(ages, cost, b)) / (ages.age[b] - ages.age[c]);
        return bc <= ab;
    }
}
