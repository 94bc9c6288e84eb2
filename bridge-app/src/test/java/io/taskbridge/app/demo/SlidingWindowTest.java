// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private static final Instant START = Instant.parse("2026-01-15T10:20:30Z");

    private final SlidingWindow window = new SlidingWindow(Duration.ofSeconds(1));

    @Test
    void secondIsOpenAtItsBeginning() {
        window.add(START);

        assertThat(window.count(START.plusNanos(999_999_999))).isEqualTo(1);
        assertThat(window.count(START.plusSeconds(1))).isZero();
    }

    @Test
    void windowSlidesOverTheBoundaryOfASecond() {
        window.add(START.plusMillis(900));
        window.add(START.plusMillis(1_100));

        assertThat(window.count(START.plusMillis(1_100))).isEqualTo(2);
    }

    @Test
    void growingLosesNothing() {
        for (int i = 0; i < 50; i++) {
            window.add(START.plusMillis(i * 10L));
        }
        int expired = window.count(START.plusMillis(1_200));

        for (int i = 0; i < 1_000; i++) {
            window.add(START.plusMillis(1_200));
        }

        assertThat(expired).isEqualTo(29);
        assertThat(window.count(START.plusMillis(1_200))).isEqualTo(1_029);
    }
}
