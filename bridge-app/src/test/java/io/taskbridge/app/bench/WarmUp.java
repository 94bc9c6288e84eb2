// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.IOException;
import java.util.Map;

/**
 * Turns that do not count. A server's first minutes are its compilers', the more of them the more there is to compile and the
 * slower the machine; it is warm when its turns no longer become cheaper.
 */
public final class WarmUp {
    /** What is cheaper by less is as cheap. */
    private static final double CHEAPER = 0.95;

    /** A turn may be dearer than the one before it by chance. */
    private static final int SETTLED = 2;

    private WarmUp() {}

    /**
     * Blocks until it is over; the figures of the last turn.
     *
     * @param cost the figure that falls
     * @param most turns, whatever they cost
     */
    public static Map<String, Double> take(Turn turn, String cost, int most) throws IOException, InterruptedException {
        Map<String, Double> figures = turn.take();
        double cheapest = figures.getOrDefault(cost, Double.NaN);
        int settled = 0;
        for (int turns = 1; turns < most && settled < SETTLED; turns++) {
            figures = turn.take();
            double now = figures.getOrDefault(cost, Double.NaN);
            if (now < CHEAPER * cheapest) {
                settled = 0;
                cheapest = now;
            } else {
                settled++;
            }
        }
        return figures;
    }
}
