// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MainTest {
    private final @Nullable String before = System.getProperty(Main.LOOP_MILLIS);

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(Main.LOOP_MILLIS);
        } else {
            System.setProperty(Main.LOOP_MILLIS, before);
        }
    }

    @Test
    void eventLoopsLookAtTheirConnectionsTenTimesASecond() {
        System.clearProperty(Main.LOOP_MILLIS);

        Main.tellNetty();

        assertThat(System.getProperty(Main.LOOP_MILLIS)).isEqualTo("100");
    }

    @Test
    void whoeverStartsTheJvmKnowsBetter() {
        System.setProperty(Main.LOOP_MILLIS, "500");

        Main.tellNetty();

        assertThat(System.getProperty(Main.LOOP_MILLIS)).isEqualTo("500");
    }
}
