// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskbridge.app.config.BridgeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells people to type and to write is understood by the program. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final String JAR = "java -jar bridge-app/target/bridge.jar ";

    @ParameterizedTest
    @MethodSource("bridgeCommands")
    void commandIsOneThatTheProgramKnows(String command) {
        String[] words = command.split(" +");

        assertThatCode(() -> Main.commandLine(name -> null).parseArgs(words)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("yamlBlocks")
    void yamlBlockIsAWholeConfiguration(String yaml, @TempDir Path dir) throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), "s3cret");
        String local = yaml.replace("/run/secrets/vessl-token", secret.toString());

        assertThatCode(() -> BridgeConfig.parse(local, name -> "value-of-" + name))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("jsonBlocks")
    void jsonBlockIsJson(String json) {
        assertThat(BridgeFixture.json(json).isObject()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("links")
    void linkLeadsSomewhere(String target) {
        assertThat(ROOT.resolve(target)).exists();
    }

    @Test
    void integrationRunsTheTestCommandOfTheReadme() throws IOException {
        assertThat(readme()).contains("\nmvn verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("mvn .*verify");
    }

    static List<String> bridgeCommands() throws IOException {
        return blocks("sh").stream()
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .filter(line -> line.contains(JAR))
                .map(line -> line.substring(line.indexOf(JAR) + JAR.length()).strip())
                .toList();
    }

    static List<String> yamlBlocks() throws IOException {
        return blocks("yaml");
    }

    static List<String> jsonBlocks() throws IOException {
        return blocks("json");
    }

    static Stream<String> links() throws IOException {
        return found("\\]\\(([^):#]+)\\)").distinct();
    }

    private static List<String> blocks(String language) throws IOException {
        return found("(?s)```" + language + "\n(.*?)```").toList();
    }

    private static Stream<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(readme())
                .results()
                .map(MatchResult::group)
                .map(group -> {
                    var matcher = Pattern.compile(pattern).matcher(group);
                    return matcher.matches() ? matcher.group(1) : group;
                });
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
