// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

/**
 * Whether durations are still what they were: tells it from what the table said of each task that ended. While the table
 * is right, the logarithms of the chances to last longer and to last shorter than a task did are -1 in the mean. The
 * first falls when tasks come to take longer, the second when they get shorter. Not thread-safe: owned by one table.
 */
final class Calibration {
    private static final int WINDOW = 50;
    private static final double FARTHEST = 10;
    private static final double LEAST = Math.exp(-FARTHEST);

    /** How fast what was learned fades: the weight of each completion over that of the one before it. */
    private static final double STEADY = fading(1000);

    private static final double ADRIFT = fading(200);
    private static final double LOST = fading(20);

    private double late = 1;
    private double early = 1;
    private int seen;

    private static double fading(double halfLife) {
        return Math.pow(2, 1 / halfLife);
    }

    /** Takes note of a task that ended between two ages, told as the chances to go on there. */
    void ended(double before, double after) {
        seen++;
        late += (surprise(after, before) - late) / WINDOW;
        early += (surprise(1 - before, 1 - after) - early) / WINDOW;
    }

    double growth() {
        double worst = Math.max(late, early);
        return seen < WINDOW || worst <= 1.4 ? STEADY : worst <= 2 ? ADRIFT : LOST;
    }

    /** The mean of -ln x between two chances. */
    private static double surprise(double low, double high) {
        double surprise =
                high - low > 1e-9 ? (integral(high) - integral(low)) / (high - low) : -Math.log(Math.max(LEAST, high));
        return Math.min(FARTHEST, surprise);
    }

    private static double integral(double chance) {
        return chance <= 0 ? 0 : chance - chance * Math.log(chance);
    }
}
