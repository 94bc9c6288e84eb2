// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.webhook.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {
    private static List<Secret> tokensOf(String apiTokens, Map<String, String> environment) throws ConfigException {
        return SampleYaml.load(SampleYaml.with("server: {apiTokens: " + apiTokens + "}"), environment)
                .server()
                .apiTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[${T}]", "[ ${T} ]", "['${T}']", "[\"${T}\"]", "[${T:other}]", "[${NONE:s3cret}]"})
    void referenceIsFilledInHoweverItIsQuoted(String apiTokens) throws ConfigException {
        assertThat(tokensOf(apiTokens, Map.of("T", "s3cret"))).containsExactly(new Secret("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a # b",
                "a: b",
                "\"",
                "'",
                "line\nline",
                "{x",
                "]",
                "- a",
                "*a",
                "&a",
                "!a",
                "${T}",
                "$1\\",
                "null",
                "\uE0000\uE001"
            })
    void valueIsNeverReadAsYaml(String value) throws ConfigException {
        assertThat(tokensOf("[${T}]", Map.of("T", value))).containsExactly(new Secret(value));
    }

    @Test
    void unquotedReferencesWorkInFlowMappings() throws ConfigException {
        String yaml = SampleYaml.with("sources: {b: {provider: zai, credentials: {apiKey: ${KEY}}}}");

        BridgeConfig config = SampleYaml.load(yaml, Map.of("KEY", "k"));

        assertThat(config.sources().get("b").credentials()).containsEntry("apiKey", new Secret("k"));
    }

    @Test
    void referencesMayBePartOfAValue() throws ConfigException {
        String yaml = SampleYaml.with("kafka: {bootstrapServers: ${HOST}:${PORT:9093}}");

        assertThat(SampleYaml.load(yaml, Map.of("HOST", "broker")).kafka().bootstrapServers())
                .isEqualTo("broker:9093");
    }

    @Test
    void defaultMayHoldColonsAndBeEmpty() throws ConfigException {
        String yaml = SampleYaml.with("kafka: {bootstrapServers: ${KAFKA:localhost:9092}}", "topics: {all: ${ALL:}}");

        BridgeConfig config = SampleYaml.load(yaml);

        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.topics().all()).isNull();
    }

    @Test
    void referencesInCommentsDoNotMatter() {
        String yaml = SampleYaml.with("# ${NONE} and ${ and ${file:/none}", "spool: {dir: a} # ${NONE}");

        assertThat(SampleYaml.problemsOf(yaml)).isEmpty();
    }

    @Test
    void missingVariableNamesTheKeyAndTheVariable() {
        String yaml = SampleYaml.with("server: {apiTokens: [${A}, b, x${C}${D}]}", "spool: {dir: ${E}}");

        assertThat(SampleYaml.problemsOf(yaml))
                .containsExactlyInAnyOrder(
                        "spool.dir: ${E}: the environment variable E is not set",
                        "server.apiTokens[0]: ${A}: the environment variable A is not set",
                        "server.apiTokens[2]: ${C}: the environment variable C is not set",
                        "server.apiTokens[2]: ${D}: the environment variable D is not set");
    }

    @Test
    void wrongValueIsShownAsTheFileHasIt() {
        String yaml = SampleYaml.with("management: {port: ${PORT}}");

        assertThat(SampleYaml.problemsOf(yaml, Map.of("PORT", "hunter2")))
                .containsExactly("management.port: ${PORT}: must be a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${:x}", "${a b}", "${9}"})
    void malformedReferenceIsAProblem(String reference) {
        assertThat(SampleYaml.problemsOf(SampleYaml.with("server: {apiTokens: ['" + reference + "']}")))
                .containsExactly("server.apiTokens[0]: ${...}: must be ${NAME}, ${NAME:default} or ${file:PATH}");
    }

    @Test
    void keysAreNeverReferences() {
        String yaml = SampleYaml.with("server: {anonymous: true, ${KEY}: 1}");

        assertThat(SampleYaml.problemsOf(yaml, Map.of("KEY", "port")))
                .containsExactly("server.${KEY}: ***: must not be a reference: it is a key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
    void fileLosesOneNewlineAtItsEnd(String content, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), content);

        assertThat(tokensOf("[${file:" + file + "}]", Map.of())).containsExactly(new Secret("s3cret"));
    }

    @Test
    void fileKeepsEverythingElse(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), " a: 'b' # c\n\n");

        assertThat(tokensOf("[${file:" + file + "}]", Map.of())).containsExactly(new Secret(" a: 'b' # c\n"));
    }

    @Test
    void relativeFileIsFoundFromTheWorkingDirectory() throws Exception {
        assertThat(tokensOf("[${file:pom.xml}]", Map.of()).get(0).reveal()).contains("<artifactId>bridge-app");
    }

    @Test
    void unreadableFileNamesTheKeyAndTheFile(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        String yaml = SampleYaml.with("server: {apiTokens: [${file:/none}, ${file:%s}, ${file:%s}, ${file:%s}]}"
                .formatted(folder, binary, large));

        assertThat(SampleYaml.problemsOf(yaml))
                .containsExactly(
                        "server.apiTokens[0]: ${file:/none}: the file cannot be read",
                        "server.apiTokens[1]: ${file:" + folder + "}: the file cannot be read",
                        "server.apiTokens[2]: ${file:" + binary + "}: the file must be UTF-8 text",
                        "server.apiTokens[3]: ${file:" + large + "}: the file must not be larger than 1MiB");
    }
}
