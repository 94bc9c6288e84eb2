// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import java.util.stream.IntStream;

/**
 * How ages are cut into bins: each doubling of age + 1 s into {@value #PER_DOUBLING} equal parts. So a bin is 16 ms wide
 * at first, and later between 0.8 % and 1.6 % of its age; the last ends after 72.8 h. A bin is read off the bits of a
 * number, without a logarithm.
 */
final class AgeBins {
    private static final int PART_BITS = 6;
    private static final int DOUBLINGS = 18;
    private static final int SHIFT = 52 - PART_BITS;
    private static final long FIRST = 1023L << PART_BITS;

    static final int PER_DOUBLING = 1 << PART_BITS;
    static final int COUNT = DOUBLINGS << PART_BITS;

    /** The end of the last bin. */
    static final double END = (1 << DOUBLINGS) - 1;

    private static final double[] SCALE_FREE_HAZARDS = IntStream.range(0, COUNT)
            .mapToDouble(bin -> 1 - (edge(bin) + 1) / (edge(bin + 1) + 1))
            .toArray();

    private AgeBins() {}

    /** The bin that an age falls into, the last one for an age past the end. */
    static int of(double age) {
        long bin = (Double.doubleToRawLongBits(age + 1) >> SHIFT) - FIRST;
        return (int) Math.max(0, Math.min(COUNT - 1, bin));
    }

    /** The same, but {@link #COUNT} for an age past the end. */
    static int reached(double age) {
        return age >= END ? COUNT : of(age);
    }

    /** Where a bin begins; the one after the last begins at the end. */
    static double edge(int bin) {
        return Double.longBitsToDouble((bin + FIRST) << SHIFT) - 1;
    }

    /** One over the width of a bin, which is a power of two. */
    static double perWidth(int bin) {
        return Double.longBitsToDouble((1023L + PART_BITS - (bin >> PART_BITS)) << 52);
    }

    /** How likely a task without any scale ends within a bin that it has reached. */
    static double scaleFreeHazard(int bin) {
        return SCALE_FREE_HAZARDS[bin];
    }
}
