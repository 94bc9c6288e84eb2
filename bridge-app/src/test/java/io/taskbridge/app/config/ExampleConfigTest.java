// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.provider.ProviderKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The configuration that is shipped as an example says the truth. */
class ExampleConfigTest {
    private static final Path FILE = Path.of("..", "config", "bridge.yaml");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "BRIDGE_API_TOKEN", "token-0",
            "BASETEN_API_KEY", "key-1",
            "BASETEN_WEBHOOK_SECRET", "whsec_1",
            "SCALE_API_KEY", "key-2",
            "SCALE_ACCOUNT_ID", "account-2",
            "VESSL_TOKEN", "key-3",
            "ZAI_API_KEY", "key-4",
            "TLS_CERTIFICATE_FILE", "pom.xml",
            "TLS_KEY_FILE", "pom.xml");

    /** The file with every key that is switched off switched on. */
    private static String everything() throws IOException {
        return Pattern.compile("^( *)#(?=\\S)", Pattern.MULTILINE)
                .matcher(Files.readString(FILE))
                .replaceAll("$1");
    }

    @Test
    void everyValueShownIsTheDefault() throws ConfigException {
        String leftOut = SampleYaml.with(
                "sources: {baseten-prod: {provider: baseten, credentials: {apiKey: key-1}, webhook: {secrets: [whsec_1]}}}");

        assertThat(BridgeConfig.load(FILE, ENVIRONMENT::get)).isEqualTo(SampleYaml.load(leftOut));
    }

    @Test
    void quickStartNeedsTheVariablesThatItNames() throws IOException {
        assertThat(SampleYaml.problemsOf(Files.readString(FILE)))
                .containsExactly(
                        "server.apiTokens[0]: ${BRIDGE_API_TOKEN}: the environment variable BRIDGE_API_TOKEN is not set",
                        "sources.baseten-prod.credentials.apiKey: ${BASETEN_API_KEY}: the environment variable BASETEN_API_KEY is not set",
                        "sources.baseten-prod.webhook.secrets[0]: ${BASETEN_WEBHOOK_SECRET}: the environment variable BASETEN_WEBHOOK_SECRET is not set");
    }

    @Test
    void everyProviderIsShownWithItsBaseUrl() throws Exception {
        BridgeConfig config = SampleYaml.load(everything(), ENVIRONMENT);

        assertThat(config.sources().values()).extracting(SourceConfig::provider).containsExactly(ProviderKind.values());
        assertThat(config.sources().values())
                .allSatisfy(source ->
                        assertThat(source.baseUrl()).isEqualTo(source.provider().defaultBaseUrl()));
    }

    @Test
    void everyKeyThatExistsIsShown() throws Exception {
        BridgeConfig config = SampleYaml.load(everything(), ENVIRONMENT);

        Set<String> shown = keysOf(everything().replaceAll("\\$\\{[^}]*}", "x"));

        assertThat(shown).containsAll(keysOf(withoutDefaultsOf(config)));
    }

    /** The sources after the first leave out what it has shown. */
    private static String withoutDefaultsOf(BridgeConfig config) {
        Map<String, SourceConfig> first = new HashMap<>(config.sources());
        first.keySet().retainAll(Set.of("baseten-prod"));
        return ConfigYaml.write(new BridgeConfig(
                config.kafka(),
                config.topics(),
                config.spool(),
                config.results(),
                config.server(),
                config.management(),
                config.tracing(),
                first));
    }

    private static Set<String> keysOf(String yaml) {
        Set<String> keys = new TreeSet<>();
        collect("", new Yaml().load(yaml), keys);
        return keys;
    }

    private static void collect(String path, Object value, Set<String> keys) {
        keys.add(path);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(path + "." + key, inner, keys));
        }
    }
}
