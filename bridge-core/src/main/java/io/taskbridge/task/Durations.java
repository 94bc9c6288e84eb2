// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bridges keep of how long a target's tasks take: counts by age, rounded. Immutable.
 *
 * @param parts in how many bins each doubling of age is cut
 * @param whole from a task's creation to its end
 * @param queued from its creation to its start, null while starts are unknown
 * @param running from its start to its end, null while starts are unknown
 */
public record Durations(
        int parts,
        Table whole,
        @Nullable Table queued,
        @Nullable Table running) {
    /** More bins than any bridge uses. */
    private static final int MAX_BINS = 1 << 13;

    public Durations {
        if (parts < 1 || parts > MAX_BINS) {
            throw new IllegalArgumentException("parts: must be within 1 and " + MAX_BINS);
        }
    }

    /**
     * Counts of one clock. Both lists are of pairs: how many bins to skip, then the count in the next one.
     *
     * @param evidence tasks that the counts come from, as far as they still count
     * @param unit what a count of 1 stands for, in tasks
     * @param ended where tasks ended
     * @param entered where tasks came under observation, less those that left it without having ended
     */
    public record Table(double evidence, double unit, List<Integer> ended, List<Integer> entered) {
        private static final int MAX_COUNT = 1 << 30;

        public Table {
            // Written so that NaN is refused as well.
            if (!(evidence >= 0 && evidence < 1e9)) {
                throw new IllegalArgumentException("evidence: must be a number of tasks");
            }
            if (!(unit > 0 && unit < 1e6)) {
                throw new IllegalArgumentException("unit: must be a number above 0");
            }
            ended = checked("ended", ended, 0);
            entered = checked("entered", entered, -MAX_COUNT);
        }

        private static List<Integer> checked(String name, List<Integer> pairs, int least) {
            if (pairs.size() % 2 != 0 || pairs.size() > 2 * MAX_BINS) {
                throw new IllegalArgumentException(name + ": must be at most " + MAX_BINS + " pairs");
            }
            long bin = -1;
            for (int at = 0; at < pairs.size(); at += 2) {
                Integer skip = pairs.get(at);
                Integer count = pairs.get(at + 1);
                if (skip == null || count == null || skip < 0 || count < least || count > MAX_COUNT) {
                    throw new IllegalArgumentException(name + ": must be pairs of a skip and a count");
                }
                bin += skip + 1L;
            }
            if (bin >= MAX_BINS) {
                throw new IllegalArgumentException(name + ": must skip fewer than " + MAX_BINS + " bins");
            }
            return List.copyOf(pairs);
        }
    }
}
