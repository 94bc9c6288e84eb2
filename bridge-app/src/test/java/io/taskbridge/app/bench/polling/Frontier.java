// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.polling;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What delay so many requests buy: measured here and there, a power law in between. */
record Frontier(List<Point> points) {
    record Point(double requests, double delay) {
        static Point of(Outcome outcome) {
            return new Point(outcome.of(Measure.REQUESTS), outcome.mean());
        }
    }

    Frontier {
        points = points.stream()
                .sorted(Comparator.comparingDouble(Point::requests))
                .toList();
    }

    double delayAt(double requests) {
        return between(Point::requests, Point::delay, requests);
    }

    double requestsAt(double delay) {
        return between(Point::delay, Point::requests, delay);
    }

    private double between(ToDoubleFunction<Point> from, ToDoubleFunction<Point> to, double at) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingDouble(from)).toList();
        int above = 1;
        while (above < sorted.size() - 1 && from.applyAsDouble(sorted.get(above)) < at) {
            above++;
        }
        Point a = sorted.get(above - 1);
        Point b = sorted.get(above);
        double part = Math.log(at / from.applyAsDouble(a)) / Math.log(from.applyAsDouble(b) / from.applyAsDouble(a));
        return to.applyAsDouble(a) * Math.pow(to.applyAsDouble(b) / to.applyAsDouble(a), part);
    }
}
