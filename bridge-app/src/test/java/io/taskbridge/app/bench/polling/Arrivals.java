// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.random.RandomGenerator;

/** When tasks are submitted. */
record Arrivals(double perSecond, int atOnce) {
    /** One by one, whenever. */
    static Arrivals poisson(double perSecond) {
        return new Arrivals(perSecond, 1);
    }

    /** Many at once, whenever. */
    static Arrivals batches(int size, double perSecond) {
        return new Arrivals(perSecond, size);
    }

    double[] draw(int tasks, RandomGenerator random) {
        double[] times = new double[tasks];
        double now = 0;
        for (int i = 0; i < tasks; i++) {
            if (i % atOnce == 0) {
                now += random.nextExponential() * atOnce / perSecond;
            }
            times[i] = now;
        }
        return times;
    }
}
