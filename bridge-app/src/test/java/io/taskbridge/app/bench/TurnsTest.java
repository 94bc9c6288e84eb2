// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void contendersAlternate() throws Exception {
        new Turns()
                .with("a", () -> taken("a", 1))
                .with("b", () -> taken("b", 1))
                .take(2);

        assertThat(order).containsExactly("a", "b", "a", "b");
    }

    @Test
    void ratiosAreThoseOfEachRound() throws Exception {
        Comparison comparison = new Turns()
                .with("fast", () -> taken("fast", order.isEmpty() ? 100 : 30))
                .with("slow", () -> taken("slow", 10))
                .take(2);

        assertThat(comparison.ratio("fast", "slow", "speed")).isEqualTo(new Series(List.of(10.0, 3.0)));
    }

    @Test
    void aSeriesKnowsItsExtremesAndItsMiddle() {
        assertThat(new Series(List.of(3.0, 1.0, 20.0)).cells()).containsExactly("1", "3", "20");
        assertThat(new Series(List.of(4.0, 1.0, 20.0, 2.0)).median()).isEqualTo(3);
    }

    @Test
    void whatWasNotMeasuredHasNoFigure() throws Exception {
        Comparison comparison = new Turns().with("a", () -> taken("a", 1)).take(1);

        assertThatIllegalArgumentException().isThrownBy(() -> comparison.of("a", "height"));
    }

    private Map<String, Double> taken(String who, double speed) {
        order.add(who);
        return Map.of("speed", speed);
    }
}
