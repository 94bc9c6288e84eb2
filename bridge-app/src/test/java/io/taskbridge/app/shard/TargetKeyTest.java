// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.task.TaskKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "model:m7x2q9kd", "a/b", "/", "ü\u2028"})
    void keyIsReadAsItWasWritten(String target) {
        TargetKey key = new TargetKey("zai", target);

        assertThat(TargetKey.marks(key.bytes())).isTrue();
        assertThat(TargetKey.parse(key.bytes())).isEqualTo(key);
    }

    @Test
    void noTaskIsTakenForATarget() {
        assertThat(TargetKey.marks(new TaskKey("durations", "zai/model").bytes()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\0durations/", "\0durations/zai", "\0durations//model", "\0later/zai/model"})
    void whatNoBridgeWroteIsNoTarget(String key) {
        assertThat(TargetKey.parse(key.getBytes(StandardCharsets.UTF_8))).isNull();
    }
}
