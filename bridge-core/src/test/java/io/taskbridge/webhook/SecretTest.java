// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private final Secret secret = new Secret("hunter2");

    @Test
    void itIsNeverPrinted() {
        assertThat(secret.toString() + List.of(secret) + Map.of("k", secret)).doesNotContain("hunter2");
    }

    @Test
    void itIsRevealedToWhoAsks() {
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter", "hunter22", "Hunter2", "hunter2 "})
    void nothingElseMatches(String candidate) {
        assertThat(secret.matches(candidate)).isFalse();
    }

    @Test
    void itMatchesItself() {
        assertThat(secret.matches("hunter2")).isTrue();
    }

    @Test
    void equalSecretsAreEqual() {
        assertThat(secret).isEqualTo(new Secret("hunter2")).hasSameHashCodeAs(new Secret("hunter2"));
        assertThat(secret).isNotEqualTo(new Secret("other")).isNotEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blankIsNoSecret(String value) {
        assertThatThrownBy(() -> new Secret(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
