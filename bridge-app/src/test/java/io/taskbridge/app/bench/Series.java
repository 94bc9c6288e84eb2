// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import java.util.List;

/** One figure, as it came out each time that it was measured. Immutable. */
public record Series(List<Double> values) {
    public static final List<String> HEAD = List.of("", "min", "median", "max");

    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("measured never");
        }
        values = List.copyOf(values);
    }

    public double min() {
        return sorted().get(0);
    }

    /** Of an even number the mean of the middle two. */
    public double median() {
        List<Double> sorted = sorted();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    public double max() {
        return sorted().get(values.size() - 1);
    }

    /** For a row of a table with this {@link #HEAD}. */
    public List<String> cells() {
        return List.of(TextTable.number(min()), TextTable.number(median()), TextTable.number(max()));
    }

    /** Measurement by measurement, what this one is of the other. */
    public Series over(Series other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("measured " + values.size() + " and " + other.values.size() + " times");
        }
        Double[] ratios = new Double[values.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values.get(i) / other.values.get(i);
        }
        return new Series(List.of(ratios));
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
