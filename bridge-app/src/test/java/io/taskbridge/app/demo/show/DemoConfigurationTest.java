// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.demo.SettableClock;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DemoConfigurationTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers = SimulatedProviders.start(
                    vertx, SimulationOptions.defaults(1, new SettableClock()))
            .await();
    private final DemoConfiguration configuration =
            new DemoConfiguration(providers, Path.of("data"), new Secret("token"), new Secret("whsec_1"));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void everySourceIsConfigured() {
        Map<String, Map<String, Object>> sources = sources();

        assertThat(sources).containsOnlyKeys("baseten-webhook", "baseten-polled", "scale", "vessl", "zai");
        assertThat(sources.get("vessl").get("baseUrl")).isEqualTo("http://localhost:" + providers.port() + "/vessl");
    }

    @Test
    void onlyOneSourceTakesWebhooks() {
        assertThat(sources().values().stream().filter(source -> source.containsKey("webhook")))
                .hasSize(1);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(configuration.toString()).doesNotContain("whsec_1", "token=token");
    }

    private Map<String, Map<String, Object>> sources() {
        Map<String, Map<String, Map<String, Object>>> yaml = new Yaml().load(configuration.yaml("localhost:9092"));
        return yaml.get("sources");
    }
}
