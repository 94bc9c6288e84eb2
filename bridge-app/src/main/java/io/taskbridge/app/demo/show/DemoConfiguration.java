// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.nio.file.Path;

/**
 * What the bridge of the demonstration is told.
 *
 * @param dataDir for whatever is written; gone when the demonstration ends
 * @param token which the bridge's API shall accept
 * @param webhookSecret with which the simulated Baseten signs
 */
public record DemoConfiguration(SimulatedProviders providers, Path dataDir, Secret token, Secret webhookSecret) {

    /** The whole configuration file; ports are left to the system. */
    public String yaml(String bootstrapServers) {
        StringBuilder yaml = new StringBuilder(
                """
                kafka: {bootstrapServers: "%s", groupId: taskbridge-demo}
                topics: {partitions: 4}
                spool: {dir: "%s"}
                results: {dir: "%s"}
                server: {host: localhost, port: 0, apiTokens: ["%s"]}
                management: {host: localhost, port: 0}
                sources:
                """.formatted(bootstrapServers, dataDir.resolve("spool"), dataDir.resolve("results"), token.reveal()));
        for (DemoSource source : DemoSource.SHOWN) {
            yaml.append(yaml(source));
        }
        return yaml.toString();
    }

    private String yaml(DemoSource source) {
        ProviderKind kind = source.kind();
        String text = """
                  %s:
                    provider: %s
                    baseUrl: %s
                    credentials: {%s: "%s"}
                    poll: {rate: 200/s, minInterval: 100ms, maxInterval: 2s, deadline: 10m, notFoundGrace: 5s}
                """.formatted(
                        source.word(),
                        kind.word(),
                        providers.baseUrl(kind),
                        kind == ProviderKind.VESSL ? "token" : "apiKey",
                        SimulationOptions.key(kind).reveal());
        return source.takesWebhooks()
                ? text + "    webhook: {secrets: [\"%s\"], resultGrace: 5s}\n".formatted(webhookSecret.reveal())
                : text;
    }
}
