// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    /** How many turns of these costs it takes. */
    private static int turns(int most, Double... costs) throws Exception {
        List<Double> all = List.of(costs);
        Iterator<Double> each = all.iterator();
        WarmUp.take(() -> Map.of("cost", each.next()), "cost", most);
        int left = 0;
        while (each.hasNext()) {
            each.next();
            left++;
        }
        return all.size() - left;
    }

    @Test
    void endsWhenTwoTurnsInARowAreNoCheaper() throws Exception {
        assertThat(turns(10, 100.0, 50.0, 49.0, 48.0, 1.0)).isEqualTo(4);
    }

    @Test
    void goesOnWhileTurnsBecomeCheaperNowAndThen() throws Exception {
        assertThat(turns(10, 100.0, 110.0, 50.0, 60.0, 40.0, 41.0, 42.0, 1.0)).isEqualTo(7);
    }

    @Test
    void endsInAnyCase() throws Exception {
        assertThat(turns(3, 100.0, 50.0, 25.0, 12.0)).isEqualTo(3);
    }
}
