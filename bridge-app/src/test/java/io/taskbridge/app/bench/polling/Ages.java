// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Arrays;

/**
 * A law on a grid of ages that is fine wherever it falls: the chance to be alive at each age, and the sum of that up to
 * each age. The last age is one that no task outlives.
 */
final class Ages {
    private static final double FINEST = 1e-3;
    private static final double RATIO = 5e-4;
    private static final double MOST_DEATHS = 5e-5;
    private static final double NOBODY = 1e-9;

    final double[] age;
    final double[] alive;
    final double[] lived;

    private Ages(double[] age, double[] alive) {
        this.age = age;
        this.alive = alive;
        this.lived = new double[age.length];
        for (int i = 1; i < age.length; i++) {
            lived[i] = lived[i - 1] + (age[i] - age[i - 1]) * (alive[i] + alive[i - 1]) / 2;
        }
    }

    static Ages of(Law law) {
        double unit = law.mean();
        double[] age = new double[1 << 12];
        double[] alive = new double[1 << 12];
        alive[0] = 1;
        int last = 0;
        while (alive[last] > NOBODY) {
            double step = unit * FINEST + RATIO * age[last];
            while (alive[last] - law.alive(age[last] + step) > MOST_DEATHS && step > unit * 1e-7) {
                step /= 2;
            }
            if (++last == age.length) {
                age = Arrays.copyOf(age, 2 * last);
                alive = Arrays.copyOf(alive, 2 * last);
            }
            age[last] = age[last - 1] + step;
            alive[last] = law.alive(age[last]);
        }
        alive[last] = 0;
        return new Ages(Arrays.copyOf(age, last + 1), Arrays.copyOf(alive, last + 1));
    }

    int last() {
        return age.length - 1;
    }
}
