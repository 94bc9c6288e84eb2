// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.config;

import io.taskbridge.webhook.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public port: webhooks and API.
 *
 * @param port 0 for any free one
 * @param publicUrl how the world reaches this server, without a slash at the end; null for host and port as bound
 * @param peerUrl how the other bridges of the group reach this server, without a slash at the end; null for the host that
 *     Kafka sees and the port as bound
 * @param apiTokens any of them opens the API
 * @param anonymous whether the API is open to everybody
 * @param tls null for plain HTTP
 */
public record ServerConfig(
        String host,
        int port,
        @Nullable String publicUrl,
        @Nullable String peerUrl,
        List<Secret> apiTokens,
        boolean anonymous,
        long maxBodySize,
        @Nullable TlsConfig tls) {
    public ServerConfig {
        apiTokens = List.copyOf(apiTokens);
    }

    static ServerConfig read(Section section) {
        ServerConfig server = new ServerConfig(
                section.get("host", Formats.HOST, "0.0.0.0"),
                section.get("port", Formats.PORT, "8080"),
                section.find("publicUrl", Urls.PUBLIC),
                section.find("peerUrl", Urls.PUBLIC),
                section.list("apiTokens", Formats.SECRET),
                section.get("anonymous", Formats.FLAG, "false"),
                section.get("maxBodySize", Sizes.between("1KiB", "1GiB"), "32MiB"),
                section.has("tls") ? section.section("tls", TlsConfig::read) : null);
        if (!server.anonymous()) {
            section.requireItems("apiTokens", "must hold at least one token unless anonymous is true");
        }
        return server;
    }
}
