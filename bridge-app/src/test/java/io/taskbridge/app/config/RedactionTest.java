// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planted secret must show nowhere. */
class RedactionTest {
    private static final String PLANTED = "hunter2";

    private static final String EVERY_SECRET = """
            kafka:
              properties:
                sasl.jaas.config: password="hunter2";
                ssl.keystore.password: ${S}
                my.interceptor.token: hunter2
                security.protocol: SASL_SSL
            server: {apiTokens: [hunter2, "${S}"]}
            tracing: {otlp: {endpoint: "http://c", headers: {authorization: "${S}", key: hunter2}}}
            sources:
              b: {provider: baseten, credentials: {apiKey: ${S}}, webhook: {secrets: [hunter2]}}
              s: {provider: scale, credentials: {apiKey: hunter2, accountId: hunter2}}
            """;

    @Test
    void printedConfigurationHidesEverySecret() throws ConfigException {
        BridgeConfig config = SampleYaml.load(EVERY_SECRET, Map.of("S", PLANTED));

        assertThat(config.toString()).doesNotContain(PLANTED).contains("***").contains("security.protocol=SASL_SSL");
        assertThat(ConfigYaml.write(config)).doesNotContain(PLANTED).contains("security.protocol: SASL_SSL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {apiTokens: hunter2}",
                "server: {apiTokens: {hunter2}}",
                "server: {apiTokens: [[hunter2]]}",
                "server: {apiTokens: [{a: hunter2}]}",
                "server: {apiTokens: [a, ${X}hunter2]}",
                "server: {apiToken: hunter2}",
                "server: {anonymous: true, hunter2}",
                "server: {anonymous: true, publicUrl: 'https://me:hunter2@host'}",
                "server: {anonymous: true, publicUrl: 'host?key=hunter2'}",
                "sources: {s: {provider: zai, credentials: hunter2}}",
                "sources: {s: {provider: zai, credentials: {hunter2}}}",
                "sources: {s: {provider: zai, credentials: [hunter2]}}",
                "sources: {s: {provider: zai, credentials: {apikey: hunter2}}}",
                "sources: {s: {provider: zai, credentials: {apiKey: {a: hunter2}}}}",
                "sources: {s: {credentials: {hunter2}}}",
                "sources: {s: {provider: zai, apiKey: hunter2}}",
                "sources: {s: {provider: zai, baseUrl: 'https://hunter2@{x}'}}",
                "sources: {s: {provider: baseten, webhook: hunter2}}",
                "sources: {s: {provider: baseten, webhook: {secrets: hunter2}}}",
                "sources: {s: {provider: baseten, webhook: {secret: hunter2}}}",
                "kafka: {properties: {my.acks.serializer: hunter2}}",
                "kafka: {properties: hunter2}",
                "kafka: {properties: {sasl.jaas.config: [hunter2]}}",
                "kafka: {groupId: {a: hunter2}}",
                "kafka: {groupId: &x hunter2, groupId: *x}",
                "management: {port: ${S}}",
                "kafka: {bootstrapServers: ${S}}",
            })
    void problemsHideSecretsWhereverTheyAre(String section) {
        assertThat(SampleYaml.problemsOf(SampleYaml.with(section), Map.of("S", PLANTED)))
                .isNotEmpty()
                .noneMatch(problem -> problem.contains(PLANTED));
    }

    @Test
    void exceptionItselfHidesSecretsToo() {
        ConfigException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                ConfigException.class, () -> SampleYaml.load("server: {apiToken: hunter2}"));

        assertThat(refused).hasMessageContaining("server.apiToken: ***: unknown key");
        assertThat(refused.toString()).doesNotContain(PLANTED);
    }

    @Test
    void problemStaysOnOneLineHoweverTheValueLooks() {
        String yaml = SampleYaml.with("management: {port: \"1\\n2\\e[31m\"}");

        assertThat(SampleYaml.problemsOf(yaml))
                .containsExactly("management.port: 1 2 [31m: must be a whole number from 0 to 65535");
    }

    @Test
    void longValueIsCutShort() {
        String yaml = SampleYaml.with("management: {port: " + "9".repeat(5000) + "}");

        assertThat(SampleYaml.problemsOf(yaml))
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasSizeLessThan(300));
    }
}
