// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("bridge.yaml");
    }

    private Typed check(String yaml) throws IOException {
        Files.writeString(file, yaml);
        Map<String, String> environment = Map.of("TOKEN", "hunter2 # : '", "KEY", "hunter2#:'");
        return Typed.at(Main.commandLine(environment::get), "check", "--config", file.toString());
    }

    @Test
    void goodConfigurationIsPrintedWithDefaultsAndWithoutSecrets() throws IOException {
        Typed typed = check("""
                server: {apiTokens: [${TOKEN}]}
                sources: {zai-0: {provider: zai, credentials: {apiKey: ${KEY}}, poll: {rate: 5/s}}}
                """);

        assertThat(typed.exitCode()).isEqualTo(0);
        assertThat(typed.out())
                .contains("apiKey: '***'", "rate: 5/s", "deadline: 73h", "inbox: bridge-inbox")
                .doesNotContain("hunter2");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void everyProblemIsALineOnStderr() throws IOException {
        Typed typed = check("""
                server: {apiTokens: hunter2, port: x}
                sources: {zai-0: {provider: zai, credentials: {apiKey: ${NONE}}}}
                """);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err().lines())
                .containsExactlyInAnyOrder(
                        "server.port: x: must be a whole number from 0 to 65535",
                        "server.apiTokens: ***: must be a list in [ ]",
                        "sources.zai-0.credentials.apiKey: ${NONE}: the environment variable NONE is not set");
    }

    @Test
    void missingFileIsAConfigurationError() {
        Typed typed = Typed.at(Main.commandLine(name -> null), "check", "--config", file.toString());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("config: " + file + ": must be a file that can be read");
    }
}
