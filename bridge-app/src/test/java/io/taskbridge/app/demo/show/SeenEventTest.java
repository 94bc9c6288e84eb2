// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.taskbridge.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenEventTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");

    @Test
    void completedEventHasItsOutput() {
        SeenEvent event = parse("COMPLETED", "\"result\":{\"text\":\"hi\"},\"resultOmitted\":null");

        assertThat(event.key()).isEqualTo("vessl/a1");
        assertThat(event.to()).isEqualTo(TaskState.COMPLETED);
        assertThat(event.output().path("text").textValue()).isEqualTo("hi");
    }

    @Test
    void nullIsAnOutputIfNoneIsOmitted() {
        assertThat(parse("COMPLETED", "\"result\":null,\"resultOmitted\":null").output())
                .isEqualTo(NullNode.instance);
    }

    @Test
    void omittedOutputIsNone() {
        SeenEvent event = parse("COMPLETED", "\"result\":null,\"resultOmitted\":\"not-provided\"");

        assertThat(event.output()).isNull();
        assertThat(event.omitted()).isEqualTo("not-provided");
    }

    @Test
    void failedEventHasNoOutput() {
        assertThat(parse("FAILED", "\"result\":null,\"resultOmitted\":null").output())
                .isNull();
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> SeenEvent.parse(new byte[] {'{'}, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SeenEvent parse(String to, String result) {
        String value = "{\"source\":\"vessl\",\"taskId\":\"a1\",\"sequence\":2,\"from\":\"RUNNING\",\"to\":\"" + to
                + "\",\"via\":\"poll\"," + result + "}";
        return SeenEvent.parse(value.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
