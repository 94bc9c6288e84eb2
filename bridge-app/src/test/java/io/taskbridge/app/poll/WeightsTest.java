// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.Registration;
import io.taskbridge.task.TaskKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static double weight(Map<String, Double> weights, @Nullable String target, Map<String, String> labels) {
        return new Weights(weights).of(new Registration(new TaskKey("s", "a"), target, labels, null, null));
    }

    @Test
    void taskThatMatchesNothingCountsOnce() {
        assertThat(weight(Map.of("model:a", 4.0, "tenant=acme", 2.0), "model:b", Map.of("tenant", "other")))
                .isEqualTo(1);
    }

    @Test
    void weightsThatMatchMultiply() {
        assertThat(weight(
                        Map.of("model:a", 4.0, "tenant=acme", 2.0, "kind=batch", 0.25),
                        "model:a",
                        Map.of("tenant", "acme", "kind", "batch", "color", "red")))
                .isEqualTo(2);
    }

    @Test
    void taskWithoutTargetIsWeighedByItsLabels() {
        assertThat(weight(Map.of("tenant=acme", 2.0), null, Map.of("tenant", "acme")))
                .isEqualTo(2);
    }

    @Test
    void noProductIsBeyondWhatCanBeCompared() {
        Map<String, Double> weights = Map.of("a=1", 1e9, "b=1", 1e9, "c=1", 1e-9, "d=1", 1e-9);

        assertThat(weight(weights, null, Map.of("a", "1", "b", "1"))).isEqualTo(1e6);
        assertThat(weight(weights, null, Map.of("c", "1", "d", "1"))).isEqualTo(1e-6);
    }
}
