// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not YAML at all is one problem, with its line and without the text. */
class YamlSyntaxTest {
    static Arguments[] broken() {
        return new Arguments[] {
            Arguments.of(
                    "kafka:\n  groupId: a: hunter2\n",
                    "config: line 2: must be YAML: mapping values are not allowed here"),
            Arguments.of("a: [hunter2\n", "config: line 2: must be YAML: expected ',' or ']', but got <stream end>"),
            Arguments.of("a: *hunter2\n", "config: line 1: must be YAML without undefined aliases, tags or directives"),
            Arguments.of(
                    "a: !hunter2!x y\n", "config: line 1: must be YAML without undefined aliases, tags or directives"),
            Arguments.of("a: b\nc: hunter2\u0007\n", "config: line 2: must not contain control characters"),
            Arguments.of("a: b\n---\nhunter2: c\n", "config: line 2: must be YAML: but found another document"),
            Arguments.of("- hunter2\n", "config: ***: must be a mapping of keys to values"),
            Arguments.of("hunter2\n", "config: ***: must be a mapping of keys to values"),
            Arguments.of("[".repeat(100), "config: the file: must be YAML of at most 20 levels"),
            Arguments.of(
                    "a: \uE0000\uE001\n", "config: U+E000 or U+E001: must not contain these private-use characters"),
        };
    }

    @ParameterizedTest
    @MethodSource("broken")
    void syntaxErrorIsOneProblemWithItsLine(String yaml, String problem) {
        assertThat(SampleYaml.problemsOf(yaml)).containsExactly(problem);
    }

    @Test
    void keysMustBeWords() {
        assertThat(SampleYaml.problemsOf(SampleYaml.with("topics: {? [hunter2] : b}")))
                .containsExactly("topics: ***: must have single words as keys");
    }

    @Test
    void aliasOfItselfIsHarmless() {
        assertThat(SampleYaml.problemsOf(SampleYaml.with("topics: &t {all: *t}")))
                .containsExactly("topics.all: ***: must be a single value");
    }

    @Test
    void missingFileIsOneProblem(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");

        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> BridgeConfig.load(file, name -> null));

        assertThat(refused.problems())
                .containsExactly(new Problem("config", file.toString(), "must be a file that can be read"));
    }

    @Test
    void fileThatIsNotUtf8IsOneProblem(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));

        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> BridgeConfig.load(file, name -> null));

        assertThat(refused.problems()).containsExactly(new Problem("config", file.toString(), "must be UTF-8 text"));
    }

    @Test
    void oversizedFileIsOneProblem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("big.yaml"), "#".repeat((1 << 20) + 1));

        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> BridgeConfig.load(file, name -> null));

        assertThat(refused.problems())
                .containsExactly(new Problem("config", file.toString(), "must not be larger than 1MiB"));
    }
}
