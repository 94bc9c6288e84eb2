// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigSource;
import io.taskbridge.app.config.OnKafkaDown;
import io.taskbridge.app.http.Admission;
import io.taskbridge.app.http.WebhookStore;
import io.taskbridge.app.poll.Pollers;
import io.taskbridge.app.reload.ConfigReading;
import io.taskbridge.app.reload.ConfigReload;
import io.taskbridge.app.reload.Lookout;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts a configuration that has changed into force, as far as that is possible in a running bridge.
 *
 * @param admission what the public port asks
 */
record Reloading(
        MeterRegistry registry,
        Map<OnKafkaDown, WebhookStore> stores,
        AtomicReference<Admission> admission,
        Pollers pollers) {
    /** Does nothing where there is no source to look at. */
    void start(Parts parts, Vertx vertx, @Nullable ConfigSource source, BridgeConfig config, ConfigReload reload) {
        if (source == null) {
            return;
        }
        Lookout<ConfigReading> lookout = new Lookout<>(
                () -> ConfigReading.from(source), ConfigReading.of(config), reading -> reload.take(reading, this::put));
        parts.deploy(vertx, "the lookout for changes of the configuration", lookout);
    }

    private static Map<String, Secret> credentials(BridgeConfig config, SourceParts source) {
        return Objects.requireNonNull(config.sources().get(source.name())).credentials();
    }

    private void put(ConfigReload.Change change) {
        Blueprint plan = Blueprint.of(change.after(), registry);
        admission.set(plan.admission(stores));
        for (SourceParts source : plan.parts()) {
            pollers.rate(source.name(), source.poll().ratePerSecond());
            if (!credentials(change.before(), source).equals(credentials(change.after(), source))) {
                pollers.provider(source.name(), source.provider());
            }
        }
    }
}
