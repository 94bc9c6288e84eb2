// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

/**
 * The least cost of a task that waits for a memoryless time and then runs by a law, where a look shows which of the two
 * it does and since when: while it waits every look finds it as it was, so the best wait until the next one is always
 * the same.
 */
final class TwoPhaseBound {
    private static final double STEP = 0.02;
    private static final double LONGEST_WAITS = 8;

    private TwoPhaseBound() {}

    /** @see LowerBound#of(Population, double) */
    static double of(double meanWait, Law running, double requestsPerTask) {
        Ages ages = Ages.of(running);
        return LowerBound.of(price -> leastCost(meanWait, ages, price), requestsPerTask);
    }

    private static double leastCost(double meanWait, Ages ages, double price) {
        double[] cost = OnePhase.costs(ages, price);
        double stays = Math.exp(-STEP / meanWait);
        double least = Double.POSITIVE_INFINITY;
        double waiting = 1;
        // Sums over the moment at which the wait ended, kept from step to step as the wait is memoryless.
        double alive = 0;
        double rest = 0;
        double delay = 0;
        int here = 0;
        double aliveBefore = 1;
        double costBefore = cost[0];
        for (double age = STEP; age < LONGEST_WAITS * meanWait; age += STEP) {
            while (here < ages.last() && ages.age[here] < age) {
                here++;
            }
            double goneOn = 1 - waiting - alive;
            waiting *= stays;
            alive = stays * alive + (1 - stays) * (aliveBefore + ages.alive[here]) / 2;
            rest = stays * rest + (1 - stays) * (costBefore + cost[here]) / 2;
            delay += STEP * (goneOn + 1 - waiting - alive) / 2;
            aliveBefore = ages.alive[here];
            costBefore = cost[here];
            least = Math.min(least, (price + delay + rest) / (1 - waiting));
        }
        return least;
    }
}
