// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import java.util.Arrays;

/**
 * The curve of a task that still waits to be started, on the clock of its creation: how long tasks wait and how long they
 * then run are learned apart, and put together here. The wait that is left is stood for by {@value #POINTS} times, each
 * as likely as the others. A request that finds the task started is hardly wasted: from then on its end is known much
 * better. Not thread-safe: owned by one model.
 */
final class TwoPhaseCurve implements Curve {
    private static final int POINTS = 24;

    /**
     * How much of a request is wasted if it finds the task started. With 1, simulated delay was up to 8 % longer where
     * waits were memoryless or regular, and 4 % shorter where most were none and some long; below 0 it could double.
     */
    private static final double STARTED_WASTE = 0.1;

    /** How far past the age looked for may be, as a part of the time until then and at least of a second. */
    private static final double CLOSE_ENOUGH = 1e-3;

    private final Survival queued;
    private final Survival running;
    private final double[] starts = new double[POINTS];
    private final double[] sums = new double[3];

    /** What {@link #look} found at an age. */
    private double late;

    private double wasted;
    private double going;

    TwoPhaseCurve(Survival queued, Survival running) {
        this.queued = queued;
        this.running = running;
    }

    @Override
    public double index(double seenAt, double age, double tail) {
        await(seenAt);
        look(age, tail);
        return late / Math.max(wasted, Survival.LEAST_WASTE * POINTS);
    }

    @Override
    public double nextAge(double seenAt, double price, double tail) {
        await(seenAt);
        double low = seenAt;
        double lowGain = -price * POINTS;
        double step = 0.05 * (seenAt + 1);
        double high = seenAt + step;
        double highGain = gain(high, price, tail);
        while (highGain < 0) {
            if (high >= AgeBins.END) {
                return high;
            }
            low = high;
            lowGain = highGain;
            step *= 2;
            high += step;
            highGain = gain(high, price, tail);
        }
        return between(seenAt, low, lowGain, high, highGain, price, tail);
    }

    /** The rule of false position; the end that stays counts half from the second time on, so that both move. */
    private double between(
            double seenAt, double low, double lowGain, double high, double highGain, double price, double tail) {
        int stayed = 0;
        double close = CLOSE_ENOUGH * Math.max(1, high - seenAt);
        while (high - low > close) {
            double age = low + (high - low) * lowGain / (lowGain - highGain);
            age = Math.min(Math.max(age, low + close / 4), high - close / 4);
            double gain = gain(age, price, tail);
            if (gain < 0) {
                low = age;
                lowGain = gain;
                highGain = stayed > 0 ? highGain / 2 : highGain;
                stayed = 1;
            } else {
                high = age;
                highGain = gain;
                lowGain = stayed < 0 ? lowGain / 2 : lowGain;
                stayed = -1;
            }
        }
        return high;
    }

    @Override
    public double delay(double seenAt, double age) {
        await(seenAt);
        look(age, 0);
        return late / POINTS;
    }

    @Override
    public double alive(double seenAt, double age) {
        await(seenAt);
        look(age, 0);
        return going / POINTS;
    }

    private double gain(double age, double price, double tail) {
        look(age, tail);
        return late - price * wasted;
    }

    /** When a task that waits at an age may be started: each is as likely as the others. Holds until the next call. */
    double[] starts(double seenAt) {
        await(seenAt);
        return starts;
    }

    private void await(double seenAt) {
        double waiting = queued.s(seenAt);
        int bin = AgeBins.of(seenAt);
        boolean known = queued.knows(seenAt);
        for (int n = 0; n < POINTS; n++) {
            double part = 1 - (n + 0.5) / POINTS;
            double start = known ? queued.quantile(part * waiting, bin) : Double.NaN;
            if (start >= 0) {
                starts[n] = Math.max(seenAt, start);
                bin = AgeBins.of(start);
            } else {
                starts[n] = (seenAt + 1) / part - 1;
            }
        }
    }

    private void look(double age, double tail) {
        Arrays.fill(sums, 0);
        int n = 0;
        for (; n < POINTS && starts[n] < age; n++) {
            running.addTo(sums, age - starts[n]);
        }
        late = Math.max(0, sums[1]) + (tail > 0 ? Math.max(0, sums[2]) / tail : 0);
        going = POINTS - n + sums[0];
        wasted = POINTS - n + STARTED_WASTE * sums[0];
    }
}
