// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.app.bench.polling.Population.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The mean delay that no schedule gets below that knows the laws but no task's end, and may send so many requests a
 * task: the greatest, over all prices of a request, of what a task costs at least less what the allowed requests cost.
 */
final class LowerBound {
    private static final double CHEAPEST = 1e-7;
    private static final double DEAREST = 1e7;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private LowerBound() {}

    static double of(Population population, double requestsPerTask) {
        List<Ages> ages = new ArrayList<>();
        for (Share share : population.shares()) {
            ages.add(Ages.of(share.law()));
        }
        return of(
                price -> {
                    double cost = 0;
                    for (int i = 0; i < ages.size(); i++) {
                        cost += population.shares().get(i).part() * OnePhase.costs(ages.get(i), price)[0];
                    }
                    return cost;
                },
                requestsPerTask);
    }

    /** For tasks whose least cost at each price is known. That is concave in the price, so there is one summit. */
    static double of(DoubleUnaryOperator leastCost, double requestsPerTask) {
        DoubleUnaryOperator bound = exponent -> {
            double price = Math.exp(exponent);
            return leastCost.applyAsDouble(price) - price * requestsPerTask;
        };
        double low = Math.log(CHEAPEST);
        double high = Math.log(DEAREST);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = bound.applyAsDouble(left);
        double atRight = bound.applyAsDouble(right);
        for (int i = 0; i < STEPS && high - low > 1e-4; i++) {
            if (atLeft < atRight) {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = bound.applyAsDouble(right);
            } else {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = bound.applyAsDouble(left);
            }
        }
        return Math.max(atLeft, atRight);
    }
}
