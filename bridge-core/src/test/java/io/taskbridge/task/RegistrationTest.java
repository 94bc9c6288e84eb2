// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    @Test
    void targetMayBeMissing() {
        assertThat(new Registration(Life.KEY, null, Map.of(), null, null).target())
                .isNull();
    }

    @Test
    void brokenTargetIsRefusedNamingTheRule() {
        assertThatThrownBy(() -> new Registration(Life.KEY, "", Map.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target: must have 1 to 256 characters");
    }

    @Test
    void labelsCannotBeChangedLater() {
        Map<String, String> labels = new HashMap<>(Map.of("tenant", "acme"));
        Registration registration = new Registration(Life.KEY, null, labels, null, null);

        labels.put("tenant", "other");

        assertThat(registration.labels()).containsExactly(Map.entry("tenant", "acme"));
    }
}
