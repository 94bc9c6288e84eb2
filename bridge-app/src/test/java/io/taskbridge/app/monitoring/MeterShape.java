// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.monitoring;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a meter looks like to Prometheus.
 *
 * @param labels without those that make a histogram
 */
public record MeterShape(String name, String type, Set<String> labels) implements Comparable<MeterShape> {
    public MeterShape {
        labels = new TreeSet<>(labels);
    }

    @Override
    public int compareTo(MeterShape other) {
        return toString().compareTo(other.toString());
    }
}
