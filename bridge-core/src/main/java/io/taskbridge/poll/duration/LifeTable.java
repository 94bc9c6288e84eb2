// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Counts at which ages tasks were seen to go on and to end, and draws the curve that follows, when somebody looks at
 * it. Old counts fade: by half within 1,000 completions, faster while durations drift. Where little was counted the ages
 * before stand in, and where nothing was, a scale-free prior, under which a task is the likelier to go on the longer it
 * has. Ages are seconds on the clock of the table. 47 KB. Not thread-safe: owned by one model.
 */
public final class LifeTable {
    /** How many times as rarely a curve follows that nobody looks at: drift is told by it all the same. */
    private static final int UNSEEN = 10;

    private final FadingCounts counts = new FadingCounts();
    private final Survival survival = new Survival();
    private final Calibration calibration = new Calibration();
    private final Smoothing smoothing;
    private double completions;
    private int unused;

    LifeTable(Smoothing smoothing) {
        this.smoothing = smoothing;
        rebuild();
    }

    /** Follows what is learned whenever it is asked for. */
    public Curve curve() {
        return survival();
    }

    Survival survival() {
        follow();
        return survival;
    }

    /** Draws the curve anew if there is news. */
    void follow() {
        if (unused >= pace()) {
            rebuild();
        }
    }

    FadingCounts counts() {
        return counts;
    }

    /** The age that no more than a part of all tasks outlives; NaN while unknown. */
    double quantile(double alive) {
        return counts.own() > 0 ? survival().quantile(alive, 0) : Double.NaN;
    }

    /** A task went on from one age to the other. */
    public void alive(double fromAge, double toAge) {
        int from = AgeBins.reached(fromAge);
        int to = AgeBins.reached(toAge);
        if (from < to) {
            counts.entered(from);
            counts.left(to);
        }
    }

    /** A task that was seen going on at one age had ended by the other: when so old, or NaN where that is unknown. */
    public void ended(double fromAge, double seenAge, double exactAge) {
        if (exactAge >= 0) {
            endedAt(fromAge, exactAge);
        } else {
            endedWithin(fromAge, Math.max(fromAge, seenAge));
        }
    }

    private void endedAt(double fromAge, double age) {
        // To within a bin, as counted: tasks that all take equally long must not look as if they drifted.
        int bin = Math.max(AgeBins.of(fromAge), AgeBins.of(age));
        begin(fromAge, survival.atEdge(bin), survival.atEdge(bin + 1));
        counts.ended(bin, 1);
        completed();
    }

    /** Somewhere in between, where it is likeliest by what is known now: one step of expectation-maximisation. */
    private void endedWithin(double fromAge, double toAge) {
        double before = survival.s(fromAge);
        double after = survival.s(toAge);
        if (before - after <= 1e-9 * before) {
            endedAt(fromAge, (fromAge + toAge) / 2);
            return;
        }
        int from = begin(fromAge, before, after);
        int to = AgeBins.of(toAge);
        double high = before;
        for (int k = from; k <= to; k++) {
            double low = k == to ? after : survival.atEdge(k + 1);
            counts.ended(k, (high - low) / (before - after));
            high = low;
        }
        completed();
    }

    /** It ended at one of several ages, each with its chance; the chances sum to 1. */
    void endedAmong(double fromAge, double[] ages, double[] chances) {
        counts.fade(calibration.growth());
        int from = AgeBins.of(fromAge);
        counts.entered(from);
        for (int n = 0; n < ages.length; n++) {
            counts.ended(Math.max(from, AgeBins.of(ages[n])), chances[n]);
        }
        completed();
    }

    private int begin(double fromAge, double before, double after) {
        calibration.ended(before, after);
        counts.fade(calibration.growth());
        int from = AgeBins.of(fromAge);
        counts.entered(from);
        return from;
    }

    private void completed() {
        completions++;
        unused++;
        if (unused >= UNSEEN * pace()) {
            rebuild();
        }
    }

    /** How many completions are news: of the first ones each. */
    private int pace() {
        return completions < 20 ? 1 : completions < 200 ? 5 : 20;
    }

    /** Takes over the shape of another table as if it were of so many tasks. */
    void borrow(LifeTable other, double tasks) {
        counts.borrow(other.counts, tasks);
        rebuild();
    }

    /** As {@link FadingCounts#restore}. */
    void restore(double[] ends, double[] entries, double own) {
        counts.restore(ends, entries, own);
        completions = Math.max(completions, own);
        rebuild();
    }

    private void rebuild() {
        unused = 0;
        counts.estimate(smoothing.alive());
        smoothing.spread(counts.reach(smoothing));
        survival.become(smoothing.alive());
    }
}
