// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import io.taskbridge.task.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table is kept: its counts in whole units, a unit being small beside all of them. What rounding leaves over goes
 * to the next bin, so that no tasks get lost. Stateless.
 */
final class TableKeeping {
    private static final double FINEST = 0.01;
    private static final double UNITS = 20_000;

    private TableKeeping() {}

    static Durations.Table kept(LifeTable table) {
        double unit = FINEST;
        while (unit * UNITS < table.counts().known()) {
            unit *= 2;
        }
        List<Integer> ended = new ArrayList<>();
        List<Integer> entered = new ArrayList<>();
        table.counts().tell(counting(unit, ended), counting(unit, entered));
        return new Durations.Table(Math.rint(table.counts().own() * 1000) / 1000, unit, ended, entered);
    }

    private static FadingCounts.Reader counting(double unit, List<Integer> pairs) {
        double[] left = new double[1];
        int[] next = new int[1];
        return (bin, tasks) -> {
            double units = tasks / unit + left[0];
            int whole = (int) Math.rint(units);
            left[0] = units - whole;
            if (whole != 0) {
                pairs.add(bin - next[0]);
                pairs.add(whole);
                next[0] = bin + 1;
            }
        };
    }

    static void restore(LifeTable table, Durations.Table kept) {
        double[] ended = new double[AgeBins.COUNT];
        double[] entered = new double[AgeBins.COUNT];
        fill(ended, kept.ended(), kept.unit());
        fill(entered, kept.entered(), kept.unit());
        table.restore(ended, entered, kept.evidence());
    }

    private static void fill(double[] bins, List<Integer> pairs, double unit) {
        int bin = 0;
        for (int at = 0; at < pairs.size(); at += 2) {
            bin += pairs.get(at);
            if (bin >= bins.length) {
                return;
            }
            bins[bin++] = pairs.get(at + 1) * unit;
        }
    }
}
