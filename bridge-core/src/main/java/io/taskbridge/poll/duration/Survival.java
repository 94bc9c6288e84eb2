// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * The chance S that a task still goes on at an age, with its integral R from there to the end, and the integral K of
 * that, at the edges of all bins; S is a straight line in between. Integrals to the end, not from the start, since then
 * rounding stays small beside S also where few go on. From these the worth of asking has a closed form, and finding an age takes a
 * few steps of arithmetic. 27.7 KB. Not thread-safe: owned by the table that learns it.
 */
final class Survival implements Curve {
    /** S, R and K of an edge lie side by side: a step of a search touches one cache line. */
    static final int STRIDE = 3;

    /** Fewer go on than any count could tell: whoever does has outlived all that was learned. */
    private static final double OUTLIVED = 1e-12;

    /** No request counts as less than this likely to be wasted. */
    static final double LEAST_WASTE = 1e-9;

    private static final double SIXTH = 1.0 / 6;

    private final double[] edges = new double[STRIDE * (AgeBins.COUNT + 1)];
    private final AgeSearch search = new AgeSearch(edges);

    /** @param alive S at each edge, not rising */
    void become(double[] alive) {
        double r = 0;
        double k = 0;
        double end = AgeBins.END;
        for (int bin = AgeBins.COUNT; bin >= 0; bin--) {
            double s = alive[bin];
            if (bin < AgeBins.COUNT) {
                double start = AgeBins.edge(bin);
                double width = end - start;
                double next = alive[bin + 1];
                k += width * (r + width * (s + 2 * next) * SIXTH);
                r += width * (s + next) / 2;
                end = start;
            }
            edges[STRIDE * bin] = s;
            edges[STRIDE * bin + 1] = r;
            edges[STRIDE * bin + 2] = k;
        }
    }

    double s(double age) {
        if (age >= AgeBins.END) {
            return edges[STRIDE * AgeBins.COUNT];
        }
        int k = AgeBins.of(age);
        return edges[STRIDE * k] + slope(k) * (age - AgeBins.edge(k));
    }

    double atEdge(int bin) {
        return edges[STRIDE * bin];
    }

    double r(double age) {
        int bin = AgeBins.reached(age);
        double x = age - AgeBins.edge(bin);
        return edges[STRIDE * bin + 1] - x * (edges[STRIDE * bin] + slope(bin) * x / 2);
    }

    double k(double age) {
        int bin = AgeBins.reached(age);
        double x = age - AgeBins.edge(bin);
        return edges[STRIDE * bin + 2]
                - x * (edges[STRIDE * bin + 1] - x * (edges[STRIDE * bin] / 2 + slope(bin) * x / 6));
    }

    /** What is there of a task that has run for an age: chance to go on, delay, and square of the delay, added to sums. */
    void addTo(double[] sums, double age) {
        int bin = AgeBins.reached(age);
        int at = STRIDE * bin;
        double x = age - AgeBins.edge(bin);
        double s = edges[at];
        double bend = slope(bin) * x;
        sums[0] += s + bend;
        sums[1] += age - (edges[1] - edges[at + 1] + x * (s + bend / 2));
        sums[2] += age * age
                - 2 * (edges[1] * age - edges[2] + edges[at + 2] - x * (edges[at + 1] - x * (s / 2 + bend / 6)));
    }

    /** Whether anything was learned of tasks as old as this. */
    boolean knows(double age) {
        return !outlived(age, s(age));
    }

    /** The first age, not before a bin, at which no more than this part goes on; NaN if that is past all bins. */
    double quantile(double alive, int from) {
        if (edges[STRIDE * AgeBins.COUNT] > alive) {
            return Double.NaN;
        }
        int low = Math.min(from, AgeBins.COUNT - 1) + 1;
        int high = low;
        for (int step = 4; high < AgeBins.COUNT && edges[STRIDE * high] > alive; step *= 2) {
            low = high + 1;
            high = Math.min(AgeBins.COUNT, high + step);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[STRIDE * middle] <= alive) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double before = edges[STRIDE * (low - 1)];
        double fall = before - edges[STRIDE * low];
        double start = AgeBins.edge(low - 1);
        return fall <= 0 || alive >= before
                ? start
                : start + (AgeBins.edge(low) - start) * Math.min(1, (before - alive) / fall);
    }

    @Override
    public double index(double seenAt, double age, double tail) {
        double s = s(seenAt);
        double tau = age - seenAt;
        if (outlived(seenAt, s)) {
            return tau * tau / (2 * (seenAt + 1));
        }
        double r = r(seenAt);
        double late = Math.max(0, s * tau - (r - r(age)));
        if (tail > 0) {
            late += Math.max(0, s * tau * tau - 2 * (r * tau - (k(seenAt) - k(age)))) / tail;
        }
        return late / Math.max(s(age), LEAST_WASTE * s);
    }

    @Override
    public double nextAge(double seenAt, double price, double tail) {
        double s = s(seenAt);
        if (outlived(seenAt, s)) {
            return seenAt + Math.sqrt(2 * price * (seenAt + 1));
        }
        return search.find(seenAt, s, r(seenAt), k(seenAt), price, tail);
    }

    @Override
    public double delay(double seenAt, double age) {
        double s = s(seenAt);
        double tau = age - seenAt;
        return outlived(seenAt, s) ? tau * tau / (2 * (age + 1)) : Math.max(0, tau - (r(seenAt) - r(age)) / s);
    }

    @Override
    public double alive(double seenAt, double age) {
        double s = s(seenAt);
        return outlived(seenAt, s) ? (seenAt + 1) / (age + 1) : s(age) / s;
    }

    private static boolean outlived(double seenAt, double s) {
        return s < OUTLIVED || seenAt >= AgeBins.END;
    }

    private double slope(int bin) {
        return bin == AgeBins.COUNT ? 0 : (edges[STRIDE * bin + STRIDE] - edges[STRIDE * bin]) * AgeBins.perWidth(bin);
    }
}
