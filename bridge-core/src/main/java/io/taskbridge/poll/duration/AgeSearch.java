// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Looks for the age at which what asking is worth, less its price, stops being negative. Multiplied by S(age), that is
 * a polynomial within a bin, rising and convex: Newton's steps from its right end come down to the root and never past
 * it. Kept and used again, so that a search allocates nothing. Not thread-safe.
 */
final class AgeSearch {
    private static final int NEWTON_STEPS = 20;
    private static final double CLOSE_ENOUGH = 1e-9;

    private final double[] edges;
    private double seenAt;
    private double s;
    private double r;
    private double k;
    private double price;
    private double perTail;

    AgeSearch(double[] edges) {
        this.edges = edges;
    }

    /** As {@link Curve#nextAge}, where S, R and K at {@code seenAt} are known. */
    double find(double seenAt, double s, double r, double k, double price, double tail) {
        this.seenAt = seenAt;
        this.s = s;
        this.r = r;
        this.k = k;
        this.price = price;
        this.perTail = tail > 0 ? 1 / tail : 0;
        int low = AgeBins.of(seenAt);
        int high = low + 1;
        for (int step = 1; high < AgeBins.COUNT && gainAtEdge(high) < 0; step *= 2) {
            low = high;
            high = Math.min(AgeBins.COUNT, high + step);
        }
        if (high == AgeBins.COUNT && gainAtEdge(high) < 0) {
            return AgeBins.END;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (gainAtEdge(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.max(within(low), Math.nextUp(seenAt));
    }

    private double gainAtEdge(int bin) {
        int at = Survival.STRIDE * bin;
        return gain(AgeBins.edge(bin) - seenAt, edges[at], edges[at + 1], edges[at + 2]);
    }

    private double gain(double tau, double sAt, double rAt, double kAt) {
        double late = s * tau - (r - rAt) + perTail * (s * tau * tau - 2 * (r * tau - (k - kAt)));
        return late - price * sAt;
    }

    private double within(int bin) {
        int at = Survival.STRIDE * bin;
        double start = AgeBins.edge(bin);
        double width = AgeBins.edge(bin + 1) - start;
        double slope = (edges[at + Survival.STRIDE] - edges[at]) * AgeBins.perWidth(bin);
        double least = Math.max(0, seenAt - start);
        double x = width;
        for (int n = 0; n < NEWTON_STEPS; n++) {
            double sAt = edges[at] + slope * x;
            double rAt = edges[at + 1] - x * (edges[at] + slope * x / 2);
            double kAt = edges[at + 2] - x * (edges[at + 1] - x * (edges[at] / 2 + slope * x / 6));
            double tau = start + x - seenAt;
            double rise = s - sAt - price * slope + 2 * perTail * (s * tau - (r - rAt));
            double down = rise > 0 ? gain(tau, sAt, rAt, kAt) / rise : 0;
            if (down <= CLOSE_ENOUGH) {
                break;
            }
            x = Math.max(least, x - down);
        }
        return start + x;
    }
}
