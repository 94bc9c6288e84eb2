// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import io.taskbridge.poll.duration.Curve;

/** A law that is known, for schedules that need not learn it. All delay counts alike. */
final class TrueCurve implements Curve {
    private static final double GONE = 1e-9;
    private static final int CELLS = 1 << 16;
    private static final int HALVINGS = 50;

    private final Ages ages;

    /** The last grid age before the beginning of each of many equal cells: where the search for an age begins. */
    private final int[] before = new int[CELLS + 1];

    private final double perCell;

    TrueCurve(Law law) {
        ages = Ages.of(law);
        perCell = CELLS / ages.age[ages.last()];
        int found = 0;
        for (int cell = 0; cell <= CELLS; cell++) {
            while (found < ages.last() - 1 && ages.age[found + 1] * perCell <= cell) {
                found++;
            }
            before[cell] = found;
        }
    }

    @Override
    public double index(double seenAt, double age, double tail) {
        int seen = locate(seenAt);
        double alive = at(ages.alive, seen, seenAt);
        if (alive <= GONE) {
            return (age - seenAt) * (age - seenAt) / (2 * (seenAt + 1));
        }
        int now = locate(age);
        double lived = at(ages.lived, now, age) - at(ages.lived, seen, seenAt);
        double delay = Math.max(0, age - seenAt - lived / alive);
        return delay * alive / Math.max(at(ages.alive, now, age), GONE * alive);
    }

    @Override
    public double nextAge(double seenAt, double price, double tail) {
        double low = seenAt;
        double high = seenAt + 1;
        while (index(seenAt, high, tail) < price) {
            high += high - seenAt;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (index(seenAt, middle, tail) < price) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Override
    public double delay(double seenAt, double age) {
        double alive = at(ages.alive, locate(seenAt), seenAt);
        double lived = at(ages.lived, locate(age), age) - at(ages.lived, locate(seenAt), seenAt);
        return alive <= GONE ? age - seenAt : Math.max(0, age - seenAt - lived / alive);
    }

    @Override
    public double alive(double seenAt, double age) {
        double alive = at(ages.alive, locate(seenAt), seenAt);
        return alive <= GONE ? 0 : at(ages.alive, locate(age), age) / alive;
    }

    /** The last grid age that is not later; the one before the last for all that is. */
    private int locate(double age) {
        int found = before[(int) Math.min(CELLS, Math.max(0, age * perCell))];
        while (found < ages.last() - 1 && ages.age[found + 1] <= age) {
            found++;
        }
        return found;
    }

    private double at(double[] values, int below, double age) {
        double part = (age - ages.age[below]) / (ages.age[below + 1] - ages.age[below]);
        return values[below] + Math.min(1, Math.max(0, part)) * (values[below + 1] - values[below]);
    }
}
