// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Spreads what was counted in one bin over its neighbours, by a triangle whose width follows from the scale of the
 * counts and from how many there are. Scratch space that the tables of one source share: not thread-safe.
 */
final class Smoothing {
    private static final double WIDTH = 1.6;

    /** The scale to begin with, in bins, and how many events it takes to outweigh it: one event tells of no scale. */
    private static final double FIRST_SCALE = 40;

    private static final double FIRST_COUNT = 3;
    private static final int WIDEST = 200;

    /** The narrowest part of a distribution that counts, so that each peak of several is measured by its own width. */
    private static final double PEAK = 0.4;

    private final double[] alive = new double[AgeBins.COUNT + 1];
    private final double[] means = new double[AgeBins.COUNT + 1 + WIDEST];

    /** Room for the chances to go on, at the edges of bins. */
    double[] alive() {
        return alive;
    }

    /** How far to spread, in bins. */
    int reach(double[] events, double total, double count) {
        if (total <= 0) {
            return 0;
        }
        double seen = Math.max(1, Math.min(peak(events, total), middleHalf(events, total)));
        double scale = (seen * count + FIRST_SCALE * FIRST_COUNT) / (count + FIRST_COUNT);
        return (int) Math.min(WIDEST, Math.round(WIDTH * scale / Math.cbrt(count + 1)));
    }

    /** Smooths {@link #alive}: the mean over a window, twice, is the mean over a triangle. */
    void spread(int reach) {
        if (reach == 0) {
            return;
        }
        int last = AgeBins.COUNT;
        int window = reach + 1;
        double each = 1.0 / window;
        // From the end, where few go on, to the start: so that rounding stays small beside what it falls on.
        double sum = alive[last] * window;
        for (int e = last; e >= -reach; e--) {
            means[e + reach] = sum * each;
            sum += atEdge(e - 1) - atEdge(e - 1 + window);
        }
        sum = 0;
        for (int e = last; e > last - window; e--) {
            sum += means[e + reach];
        }
        for (int e = last; e > 0; e--) {
            alive[e] = sum * each;
            sum += means[e - window + reach] - means[e + reach];
        }
    }

    private double atEdge(int edge) {
        return edge < 0 ? 1 : alive[Math.min(edge, AgeBins.COUNT)];
    }

    /** The shortest distance over which enough of all events lie. */
    private static int peak(double[] events, double total) {
        double enough = PEAK * total;
        int best = AgeBins.COUNT;
        int first = 0;
        double within = 0;
        for (int k = 0; k < AgeBins.COUNT; k++) {
            within += events[k];
            while (first < k && within - events[first] >= enough) {
                within -= events[first++];
            }
            if (within >= enough) {
                best = Math.min(best, k - first);
            }
        }
        return best;
    }

    private static int middleHalf(double[] events, double total) {
        double sum = 0;
        int quarter = -1;
        for (int k = 0; k < AgeBins.COUNT; k++) {
            sum += events[k];
            if (quarter < 0 && sum >= 0.25 * total) {
                quarter = k;
            }
            if (sum >= 0.75 * total) {
                return k - quarter;
            }
        }
        return AgeBins.COUNT;
    }
}
