// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.io.IOException;
import java.util.Objects;

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
     * Blocks until the server is warm.
     *
     * @param cost the figure that falls
     * @param most turns, whatever they cost
     */
    public static void take(Turn turn, String cost, int most) throws IOException, InterruptedException {
        double cheapest = cost(turn, cost);
        int settled = 0;
        for (int turns = 1; turns < most && settled < SETTLED; turns++) {
            double now = cost(turn, cost);
            if (now < CHEAPER * cheapest) {
                settled = 0;
                cheapest = now;
            } else {
                settled++;
            }
        }
    }

    private static double cost(Turn turn, String name) throws IOException, InterruptedException {
        return Objects.requireNonNull(turn.take().get(name), name);
    }
}
