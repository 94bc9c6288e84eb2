// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a configuration when another one is read while the bridge runs: rates, keys, secrets and tokens are
 * taken over, anything else waits for a restart.
 *
 * @param inForce the configuration with what can be taken over
 * @param changed the keys that were
 * @param needRestart the keys that were not
 */
public record Reload(BridgeConfig inForce, List<String> changed, List<String> needRestart) {
    public Reload {
        changed = List.copyOf(changed);
        needRestart = List.copyOf(needRestart);
    }

    public static Reload of(BridgeConfig current, BridgeConfig read) {
        Map<String, SourceConfig> sources = new LinkedHashMap<>();
        current.sources()
                .forEach((name, source) ->
                        sources.put(name, merged(source, read.sources().get(name))));
        BridgeConfig inForce = new BridgeConfig(
                current.kafka(),
                current.topics(),
                current.spool(),
                current.results(),
                merged(current.server(), read.server()),
                current.management(),
                current.tracing(),
                sources);
        return new Reload(inForce, ConfigDifference.between(current, inForce), ConfigDifference.between(inForce, read));
    }

    private static ServerConfig merged(ServerConfig current, ServerConfig read) {
        return new ServerConfig(
                current.host(),
                current.port(),
                current.publicUrl(),
                current.peerUrl(),
                merged(current.apiTokens(), read.apiTokens()),
                current.anonymous(),
                current.maxBodySize(),
                current.tls());
    }

    private static SourceConfig merged(SourceConfig current, @Nullable SourceConfig read) {
        if (read == null) {
            return current;
        }
        // A key for elsewhere must not go to where requests still go.
        boolean samePlace =
                read.provider() == current.provider() && read.baseUrl().equals(current.baseUrl());
        return new SourceConfig(
                current.name(),
                current.provider(),
                current.baseUrl(),
                samePlace ? read.credentials() : current.credentials(),
                current.poll().withRate(read.poll().ratePerSecond()),
                merged(current.webhook(), read.webhook()));
    }

    private static @Nullable WebhookConfig merged(@Nullable WebhookConfig current, @Nullable WebhookConfig read) {
        return current == null || read == null
                ? current
                : new WebhookConfig(
                        merged(current.secrets(), read.secrets()),
                        current.unsigned(),
                        current.tolerance(),
                        current.resultGrace(),
                        current.onKafkaDown());
    }

    /** None at all goes with being open to everybody, which is not taken over: with none nobody would get in. */
    private static List<Secret> merged(List<Secret> current, List<Secret> read) {
        return read.isEmpty() ? current : read;
    }
}
