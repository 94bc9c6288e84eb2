// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoutsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 123_456, Integer.MAX_VALUE - 400, Integer.MIN_VALUE})
    void oneOfEightIsOne(int from) {
        assertThat(IntStream.range(from, from + 400).filter(Scouts::include)).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_000, Integer.MIN_VALUE})
    void tenInARowLeaveNoFifthOfTheWaitOut(int from) {
        double[] parts = IntStream.range(0, 10)
                .mapToDouble(scout -> Scouts.part(from + 8 * scout))
                .sorted()
                .toArray();

        assertThat(parts[0]).isBetween(0.0, 0.2);
        assertThat(parts[9]).isBetween(0.8, 1.0);
        assertThat(IntStream.range(1, 10).mapToDouble(i -> parts[i] - parts[i - 1]))
                .allSatisfy(gap -> assertThat(gap).isLessThan(0.2));
    }

    @Test
    void onlyALongWaitIsWorthAsking() {
        assertThat(Scouts.worth(60, 0.2)).isTrue();
        assertThat(Scouts.worth(60, 0.4)).isFalse();
    }
}
