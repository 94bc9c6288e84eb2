// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.random.RandomGenerator;

/** The distributions of section "what is measured" of the package: each of mean 1 unless it says otherwise. */
final class Laws {
    private Laws() {}

    private record LogNormal(double median, double sigma) implements Law {
        @Override
        public double draw(RandomGenerator random) {
            return median * Math.exp(sigma * random.nextGaussian());
        }

        @Override
        public double alive(double age) {
            return age <= 0 ? 1 : Gauss.above(Math.log(age / median) / sigma);
        }

        @Override
        public double mean() {
            return median * Math.exp(sigma * sigma / 2);
        }
    }

    private record Exponential() implements Law {
        @Override
        public double draw(RandomGenerator random) {
            return random.nextExponential();
        }

        @Override
        public double alive(double age) {
            return Math.exp(-age);
        }

        @Override
        public double mean() {
            return 1;
        }
    }

    /** The Weibull law of shape 2: the hazard grows with the age. */
    private record Rayleigh(double scale) implements Law {
        @Override
        public double draw(RandomGenerator random) {
            return scale * Math.sqrt(random.nextExponential());
        }

        @Override
        public double alive(double age) {
            return Math.exp(-(age / scale) * (age / scale));
        }

        @Override
        public double mean() {
            return scale * Math.sqrt(Math.PI) / 2;
        }
    }

    private record Normal(double deviation) implements Law {
        private static final double SHORTEST = 1e-4;

        @Override
        public double draw(RandomGenerator random) {
            return Math.max(SHORTEST, 1 + deviation * random.nextGaussian());
        }

        @Override
        public double alive(double age) {
            return age < SHORTEST ? 1 : Gauss.above((age - 1) / deviation);
        }

        @Override
        public double mean() {
            return 1;
        }
    }

    private record Pareto(double shortest, double longest, double alpha) implements Law {
        /** The law of mean 1 that no duration over {@code longest} comes from. */
        static Pareto ofMeanOne(double alpha, double longest) {
            double low = 1e-3;
            double high = 1;
            while (high - low > 1e-12) {
                double middle = (low + high) / 2;
                if (new Pareto(middle, longest, alpha).mean() < 1) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return new Pareto(low, longest, alpha);
        }

        private double kept() {
            return 1 - Math.pow(shortest / longest, alpha);
        }

        @Override
        public double draw(RandomGenerator random) {
            return shortest * Math.pow(1 - random.nextDouble() * kept(), -1 / alpha);
        }

        @Override
        public double alive(double age) {
            if (age <= shortest) {
                return 1;
            }
            return age >= longest ? 0 : 1 - (1 - Math.pow(shortest / age, alpha)) / kept();
        }

        @Override
        public double mean() {
            return alpha
                    * Math.pow(shortest, alpha)
                    / (1 - alpha)
                    * (Math.pow(longest, 1 - alpha) - Math.pow(shortest, 1 - alpha))
                    / kept();
        }
    }

    /** One law or the other, at even odds. */
    private record Either(Law one, Law other) implements Law {
        @Override
        public double draw(RandomGenerator random) {
            return random.nextBoolean() ? one.draw(random) : other.draw(random);
        }

        @Override
        public double alive(double age) {
            return (one.alive(age) + other.alive(age)) / 2;
        }

        @Override
        public double mean() {
            return (one.mean() + other.mean()) / 2;
        }
    }

    static Law logNormal(double sigma) {
        return new LogNormal(Math.exp(-sigma * sigma / 2), sigma);
    }

    static Law exponential() {
        return new Exponential();
    }

    static Law weibull2() {
        return new Rayleigh(2 / Math.sqrt(Math.PI));
    }

    /** Alpha 1.5, cut off at 60 times the mean. */
    static Law pareto() {
        return Pareto.ofMeanOne(1.5, 60);
    }

    static Law normal(double deviation) {
        return new Normal(deviation);
    }

    /** Short or long, as 5 to 120: of mean 1.0113. */
    static Law bimodal() {
        return new Either(new LogNormal(5 / 62.5, 0.15), new LogNormal(120 / 62.5, 0.15));
    }
}
