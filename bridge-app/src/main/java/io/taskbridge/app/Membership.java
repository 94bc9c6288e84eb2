// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ServerConfig;
import io.taskbridge.app.config.TlsConfig;
import io.taskbridge.app.http.PeerClient;
import io.taskbridge.app.http.PeerTrust;
import io.taskbridge.app.http.TlsPair;
import io.taskbridge.app.kafka.ClientSettings;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.GroupView;
import io.taskbridge.app.kafka.PeerName;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a bridge one of a group: a name by which the others find it, and the means to find them.
 *
 * @param id of this run of this bridge
 */
record Membership(BridgeConfig config, String id, GroupView view, PeerClient peers) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");

    static Membership prepare(
            Vertx vertx,
            Parts parts,
            BridgeConfig config,
            Cluster cluster,
            ClientSettings clients,
            String inbox,
            InstantSource steady) {
        String id = UUID.randomUUID().toString();
        TlsConfig tls = config.server().tls();
        GroupView view = new GroupView(cluster, clients, inbox, id, steady);
        PeerClient peers =
                new PeerClient(vertx, tls == null ? null : PeerTrust.with(pair(tls)), clients.maxMessageBytes());
        parts.add("the client for other bridges", peers::close);
        return new Membership(config, id, view, peers);
    }

    private static TlsPair pair(TlsConfig tls) {
        try {
            return TlsPair.read(tls.certificate(), tls.key());
        } catch (IOException e) {
            throw new BridgeStartException("server.tls: " + tls.certificate() + ": cannot be read with its key", e);
        }
    }

    /**
     * @param port that the server really listens on
     * @param managementPort that the management port really is
     */
    PeerName name(int port, int managementPort) {
        ServerConfig server = config.server();
        boolean reachable = !LOOPBACK.matcher(config.management().host()).matches();
        @Nullable Integer shown = reachable ? Integer.valueOf(managementPort) : null;
        return server.peerUrl() != null
                ? new PeerName(id, server.peerUrl(), shown)
                : PeerName.seenByKafka(id, server.tls() == null ? "http" : "https", port, shown);
    }
}
