// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.random.RandomGenerator;

/** How long tasks of one kind take, in seconds. */
interface Law {
    double draw(RandomGenerator random);

    /** The chance of taking longer than {@code age}. */
    double alive(double age);

    double mean();

    /** Every duration times {@code factor}. */
    default Law times(double factor) {
        Law law = this;
        return new Law() {
            @Override
            public double draw(RandomGenerator random) {
                return factor * law.draw(random);
            }

            @Override
            public double alive(double age) {
                return law.alive(age / factor);
            }

            @Override
            public double mean() {
                return factor * law.mean();
            }
        };
    }
}
