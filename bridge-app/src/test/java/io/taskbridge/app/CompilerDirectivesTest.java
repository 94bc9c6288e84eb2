// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
    @Test
    void areUnderstoodByTheJvm() {
        assertThat(CompilerDirectives.give()).contains("1 compiler directives added");
    }
}
