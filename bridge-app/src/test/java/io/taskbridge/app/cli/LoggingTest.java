// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
    @Test
    void jarLogsAsTheExampleSays() throws IOException {
        assertThat(Path.of("src/main/resources/logback.xml"))
                .hasSameTextualContentAs(Path.of("..", "config", "logback.xml"));
        assertThat(Files.readString(Path.of("..", "config", "logback.xml"))).contains("System.err");
    }

    @Test
    void onlyTaskbridgeIsTalkative() {
        assertThat(LoggerFactory.getLogger("io.taskbridge.app").isInfoEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger("org.apache.kafka.clients").isInfoEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("io.netty").isInfoEnabled()).isFalse();
    }
}
