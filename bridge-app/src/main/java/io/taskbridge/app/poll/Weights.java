// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.task.Registration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much more than others' the waiting of some tasks counts. Immutable.
 *
 * @param byName by target, or by label as {@code name=value}; those that a task matches multiply
 */
public record Weights(Map<String, Double> byName) {
    /** Whatever is multiplied: a task that counts for nothing would never be asked about. */
    private static final double MOST = 1e6;

    public Weights {
        byName = Map.copyOf(byName);
    }

    double of(Registration task) {
        if (byName.isEmpty()) {
            return 1;
        }
        double weight = weight(task.target());
        for (Map.Entry<String, String> label : task.labels().entrySet()) {
            weight *= weight(label.getKey() + "=" + label.getValue());
        }
        return Math.max(1 / MOST, Math.min(MOST, weight));
    }

    private double weight(@Nullable String name) {
        return name == null ? 1 : byName.getOrDefault(name, 1.0);
    }
}
