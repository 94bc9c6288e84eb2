// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll.duration;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Distributions of durations whose survival is known, in seconds. */
enum Draws {
    LOG_NORMAL {
        @Override
        double next(Random random) {
            return 60 * Math.exp(0.5 * random.nextGaussian());
        }

        @Override
        double alive(double age) {
            return normalAbove(Math.log(age / 60) / 0.5);
        }
    },
    EXPONENTIAL {
        @Override
        double next(Random random) {
            return -60 * Math.log(1 - random.nextDouble());
        }

        @Override
        double alive(double age) {
            return Math.exp(-age / 60);
        }
    },
    BIMODAL {
        @Override
        double next(Random random) {
            return (random.nextBoolean() ? 5 : 120) * Math.exp(0.15 * random.nextGaussian());
        }

        @Override
        double alive(double age) {
            return (normalAbove(Math.log(age / 5) / 0.15) + normalAbove(Math.log(age / 120) / 0.15)) / 2;
        }
    };

    abstract double next(Random random);

    abstract double alive(double age);

    private static double normalAbove(double z) {
        return z < 0
                ? 1 - normalAbove(-z)
                : z > 8 ? 0 : simpson(x -> Math.exp(-x * x / 2), z, 8.5) / Math.sqrt(2 * Math.PI);
    }

    static double simpson(DoubleUnaryOperator f, double from, double to) {
        int parts = 400;
        double step = (to - from) / parts;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int n = 1; n < parts; n++) {
            sum += (n % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + n * step);
        }
        return sum * step / 3;
    }

    /** The curve of a survival that is known. */
    static Survival curve(DoubleUnaryOperator alive) {
        double[] edges = new double[AgeBins.COUNT + 1];
        for (int k = 0; k < edges.length; k++) {
            edges[k] = Math.max(1e-13, alive.applyAsDouble(AgeBins.edge(k)));
        }
        Survival survival = new Survival();
        survival.become(edges);
        return survival;
    }

    /** The largest difference between what a curve says and what is so. */
    static double error(Curve learned, DoubleUnaryOperator alive) {
        double worst = 0;
        for (double age = 0.5; age < 600; age *= 1.02) {
            worst = Math.max(worst, Math.abs(learned.alive(0, age) - alive.applyAsDouble(age)));
        }
        return worst;
    }
}
