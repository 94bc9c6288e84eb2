// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * The two parts of a task's life, learned apart: until it is started, and from then on. Not thread-safe: owned by one
 * model.
 */
record Phases(LifeTable queued, LifeTable running, TwoPhaseCurve inSequence) {
    /** How far off, as a part of its length, a time to run may be when it is asked how likely that is. */
    private static final double NEARLY = 0.01;

    Phases(LifeTable queued, LifeTable running) {
        this(queued, running, new TwoPhaseCurve(queued.survival(), running.survival()));
    }

    /** As {@link LifeTable#curve}, of both. */
    @Override
    public TwoPhaseCurve inSequence() {
        queued.follow();
        running.follow();
        return inSequence;
    }

    /** Tasks that both parts were learned from, those lent at the start included. */
    double known() {
        return Math.min(queued.counts().known(), running.counts().known());
    }

    void borrow(Phases other, double tasks) {
        queued.borrow(other.queued, tasks);
        running.borrow(other.running, tasks);
    }

    /**
     * A task that was last seen waiting had ended before it was seen again. It counts in both parts, with its start
     * where that is likeliest: else the shortest runs would be missing, and all would seem to run longer than they do.
     */
    void endedUnstarted(double waitedUntil, double age) {
        double[] starts = inSequence().starts(waitedUntil).clone();
        double[] runs = new double[starts.length];
        double[] chances = new double[starts.length];
        double sum = 0;
        for (int n = 0; n < starts.length; n++) {
            runs[n] = Math.max(0, age - starts[n]);
            double margin = NEARLY * (runs[n] + 1);
            double shorter = running.survival().s(Math.max(0, runs[n] - margin));
            chances[n] = starts[n] < age ? shorter - running.survival().s(runs[n] + margin) : 0;
            sum += chances[n];
        }
        if (sum <= 0) {
            return;
        }
        for (int n = 0; n < starts.length; n++) {
            chances[n] /= sum;
        }
        queued.endedAmong(waitedUntil, starts, chances);
        running.endedAmong(0, runs, chances);
    }
}
