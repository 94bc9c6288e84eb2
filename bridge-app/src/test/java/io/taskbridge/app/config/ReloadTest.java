// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.webhook.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReloadTest {
    private static final String FILE = """
            kafka: {properties: {sasl.jaas.config: "one"}}
            server: {apiTokens: [t-1]}
            sources:
              a:
                provider: baseten
                credentials: {apiKey: k-1}
                poll: {rate: 5/s}
                webhook: {secrets: [s-1]}
              b: {provider: zai, credentials: {apiKey: k-2}}
            """;

    private static BridgeConfig config(String... replacements) throws ConfigException {
        String yaml = FILE;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(yaml).contains(replacements[i]);
            yaml = yaml.replace(replacements[i], replacements[i + 1]);
        }
        return BridgeConfig.parse(yaml, name -> null);
    }

    private static Reload reload(String... replacements) throws ConfigException {
        return Reload.of(config(), config(replacements));
    }

    @Test
    void sameFileChangesNothing() throws ConfigException {
        assertThat(reload()).isEqualTo(new Reload(config(), List.of(), List.of()));
    }

    @Test
    void ratesKeysSecretsAndTokensAreTakenOver() throws ConfigException {
        String[] all = {"t-1", "t-2, t-3", "k-1", "k-9", "5/s", "7/s", "[s-1]", "[s-1, s-2]"};

        Reload reload = reload(all);

        assertThat(reload.inForce()).isEqualTo(config(all));
        assertThat(reload.changed())
                .containsExactly(
                        "server.apiTokens",
                        "sources.a.credentials",
                        "sources.a.poll.rate",
                        "sources.a.webhook.secrets");
        assertThat(reload.needRestart()).isEmpty();
    }

    @Test
    void anythingElseIsNamedAndWaitsForARestart() throws ConfigException {
        Reload reload = reload(
                "\"one\"",
                "\"two\"",
                "server: {",
                "server: {port: 1234, ",
                "rate: 5/s",
                "rate: 7/s, effort: 1s",
                "secrets: [s-1]",
                "secrets: [s-1], tolerance: 1m");

        assertThat(reload.inForce()).isEqualTo(config("5/s", "7/s"));
        assertThat(reload.changed()).containsExactly("sources.a.poll.rate");
        assertThat(reload.needRestart())
                .containsExactly(
                        "kafka.properties", "server.port", "sources.a.poll.effort", "sources.a.webhook.tolerance");
    }

    @Test
    void sourceThatComesOrGoesIsNamedAsAWhole() throws ConfigException {
        Reload reload = reload("  b: {", "  c: {");

        assertThat(reload.inForce()).isEqualTo(config());
        assertThat(reload.needRestart()).containsExactly("sources.b", "sources.c");
    }

    @Test
    void keyForElsewhereIsNotSentToWhereRequestsStillGo() throws ConfigException {
        Reload reload = reload(
                "credentials: {apiKey: k-2}", "baseUrl: \"https://new.example.com\", credentials: {apiKey: k-3}");

        assertThat(reload.inForce().sources().get("b").credentials()).isEqualTo(Map.of("apiKey", new Secret("k-2")));
        assertThat(reload.needRestart()).containsExactly("sources.b.baseUrl", "sources.b.credentials");
    }

    @Test
    void openingUpToEverybodyTakesARestart() throws ConfigException {
        Reload reload = reload("apiTokens: [t-1]", "anonymous: true", "secrets: [s-1]", "unsigned: true");

        assertThat(reload.inForce()).isEqualTo(config());
        assertThat(reload.needRestart())
                .containsExactly(
                        "server.anonymous",
                        "server.apiTokens",
                        "sources.a.webhook.secrets",
                        "sources.a.webhook.unsigned");
    }
}
