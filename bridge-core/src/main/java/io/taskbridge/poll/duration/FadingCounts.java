// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Tasks counted by the bins at which they came under observation, left it, and ended. Each count weighs a little more
 * than the one before, so that old ones fade without being touched. 18 KB. Not thread-safe: owned by one table.
 */
final class FadingCounts {
    private static final double HEAVIEST = 1e6;
    private static final double LEAST_ALIVE = 1e-13;

    /** Tasks that it is worth in every bin what was seen at the ages before it. */
    private static final double AGES_BEFORE = 0.5;

    /** Tasks that it is worth among the ages before that tasks may have no scale. */
    private static final double SCALE_FREE = 0.1;

    /** Ages before count by their distance: down to a third within half a doubling. */
    private static final double FADING = 1 - 2.0 / AgeBins.PER_DOUBLING;

    /** Takes counts, bin by bin. */
    interface Reader {
        void read(int bin, double tasks);
    }

    private final double[] ended = new double[AgeBins.COUNT];

    /** How many more are under observation than in the bin before. */
    private final double[] changes = new double[AgeBins.COUNT + 1];

    private double weight = 1;
    private double total;
    private double lent;

    /** Tasks that have ended, as far as they still count. */
    double known() {
        return total / weight;
    }

    /** The same without those that were lent at the start. */
    double own() {
        return Math.max(0, total - lent) / weight;
    }

    /** All that was counted fades by a factor, beside what is counted from now on. */
    void fade(double factor) {
        weight *= factor;
        if (weight > HEAVIEST) {
            for (int k = 0; k < AgeBins.COUNT; k++) {
                ended[k] /= weight;
                changes[k] /= weight;
            }
            changes[AgeBins.COUNT] /= weight;
            total /= weight;
            lent /= weight;
            weight = 1;
        }
    }

    void entered(int bin) {
        changes[bin] += weight;
    }

    void left(int bin) {
        changes[bin] -= weight;
    }

    /** A part of a task ended in a bin: it was under observation there, and is no longer after it. */
    void ended(int bin, double part) {
        ended[bin] += weight * part;
        changes[bin + 1] -= weight * part;
        total += weight * part;
    }

    /** Adds another's counts, as if they were of so many tasks at most. */
    void borrow(FadingCounts other, double tasks) {
        if (other.total <= 0) {
            return;
        }
        double factor = weight * Math.min(tasks, other.known()) / other.total;
        for (int k = 0; k < AgeBins.COUNT; k++) {
            ended[k] += factor * other.ended[k];
            changes[k] += factor * other.changes[k];
        }
        changes[AgeBins.COUNT] += factor * other.changes[AgeBins.COUNT];
        total += factor * other.total;
        lent += factor * other.total;
    }

    /** Tells who ended where, and who entered less who left without having ended. */
    void tell(Reader ends, Reader entries) {
        for (int k = 0; k < AgeBins.COUNT; k++) {
            ends.read(k, ended[k] / weight);
            entries.read(k, (changes[k] + (k > 0 ? ended[k - 1] : 0)) / weight);
        }
    }

    /** Becomes what was told once, of which so many tasks were its own. */
    void restore(double[] ends, double[] entries, double own) {
        weight = 1;
        total = 0;
        for (int k = 0; k < AgeBins.COUNT; k++) {
            ended[k] = ends[k];
            changes[k] = entries[k] - (k > 0 ? ends[k - 1] : 0);
            total += ends[k];
        }
        changes[AgeBins.COUNT] = 0;
        lent = Math.max(0, total - own);
    }

    /**
     * Writes the chance to go on at each edge. Of a bin that few tasks were seen in it is supposed that they end there as
     * they do at the ages before it, nearer ones counting for more; and where those were hardly seen either, as tasks
     * without any scale do.
     */
    void estimate(double[] alive) {
        double each = 1 / weight;
        double observed = 0;
        double endedBefore = 0;
        double exposedBefore = 0;
        double s = 1;
        alive[0] = 1;
        for (int k = 0; k < AgeBins.COUNT; k++) {
            observed += changes[k];
            double exposed = Math.max(0, observed * each);
            double ends = Math.min(ended[k] * each, exposed);
            endedBefore += SCALE_FREE * AgeBins.scaleFreeHazard(k);
            exposedBefore += SCALE_FREE;
            // (ends + AGES_BEFORE * endedBefore / exposedBefore) / (exposed + AGES_BEFORE), with a single division.
            double ending =
                    (ends * exposedBefore + AGES_BEFORE * endedBefore) / (exposedBefore * (exposed + AGES_BEFORE));
            s *= 1 - Math.min(0.999, ending);
            endedBefore = FADING * endedBefore + ends;
            exposedBefore = FADING * exposedBefore + exposed;
            alive[k + 1] = Math.max(LEAST_ALIVE, s);
        }
    }

    /** How far the counts are to be spread. */
    int reach(Smoothing smoothing) {
        return smoothing.reach(ended, total, known());
    }
}
