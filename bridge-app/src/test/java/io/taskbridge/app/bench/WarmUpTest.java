// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static double last(int most, Double... costs) throws Exception {
        Iterator<Double> each = List.of(costs).iterator();
        return WarmUp.take(() -> Map.of("cost", each.next()), "cost", most).get("cost");
    }

    @Test
    void endsWhenTwoTurnsInARowAreNoCheaper() throws Exception {
        assertThat(last(10, 100.0, 50.0, 49.0, 48.0, 1.0)).isEqualTo(48);
    }

    @Test
    void goesOnWhileTurnsBecomeCheaperNowAndThen() throws Exception {
        assertThat(last(10, 100.0, 110.0, 50.0, 60.0, 40.0, 41.0, 42.0)).isEqualTo(42);
    }

    @Test
    void endsInAnyCase() throws Exception {
        assertThat(last(3, 100.0, 50.0, 25.0, 12.0)).isEqualTo(25);
    }
}
