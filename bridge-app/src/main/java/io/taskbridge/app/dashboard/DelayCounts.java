// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

/**
 * Delays, counted in bins whose bounds grow by a tenth: any share of them is known within 5 %, in fixed memory, and
 * what is over can be taken out again. Not thread-safe.
 */
final class DelayCounts {
    private static final double GROWTH = Math.log(1.1);

    /** Up to 30 days; shorter delays than a millisecond count as none. */
    private static final int BINS = 230;

    private final int[] counts = new int[BINS];
    private long total;

    void add(long millis) {
        int bin = millis < 1 ? 0 : 1 + (int) (Math.log((double) millis) / GROWTH);
        counts[Math.min(bin, BINS - 1)]++;
        total++;
    }

    void add(DelayCounts others) {
        merge(others, 1);
    }

    void subtract(DelayCounts others) {
        merge(others, -1);
    }

    long total() {
        return total;
    }

    /** The delay, in seconds, that this share of them did not exceed; NaN if there are none. */
    double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * (double) total));
        long passed = 0;
        for (int bin = 0; bin < BINS; bin++) {
            passed += counts[bin];
            if (total > 0 && passed >= rank) {
                return bin == 0 ? 0 : Math.exp((bin - 0.5) * GROWTH) / 1000;
            }
        }
        return Double.NaN;
    }

    private void merge(DelayCounts others, int sign) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += sign * others.counts[bin];
        }
        total += sign * others.total;
    }
}
