// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.FreePort;
import io.taskbridge.app.config.BridgeConfig;
import io.taskbridge.app.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a bridge works: its topics, its group, its ports. Bridges with the same topics and group share the work.
 *
 * @param topics what the names of its topics begin with
 */
record Site(String bootstrapServers, String topics, String group, String source, int port, int managementPort) {
    static final int PARTITIONS = 8;
    static final String SOURCE = "bench";

    /** @param source what its one source is, but for the provider, in YAML */
    static Site of(String bootstrapServers, String topics, String group, String source) {
        return new Site(bootstrapServers, topics, group, source, FreePort.find(), FreePort.find());
    }

    /** A source that nobody asks anything. */
    static String unasked() {
        return asked(FreePort.find(), "rate: 1/m");
    }

    /** @param poll settings of its polling */
    static String asked(int port, String poll) {
        return "{provider: baseten, baseUrl: \"http://localhost:" + port + "\", credentials: {apiKey: key}, poll: {"
                + poll + "}}";
    }

    /** Another bridge beside the one here. */
    Site beside() {
        return of(bootstrapServers, topics, group, source);
    }

    /** The same topics for a group that has not touched them yet. */
    Site forGroup(String other) {
        return of(bootstrapServers, topics, other, source);
    }

    String inbox() {
        return topics + "inbox";
    }

    String tasks() {
        return topics + "tasks";
    }

    String events() {
        return topics + "events";
    }

    String events(String state) {
        return topics + "events-" + state;
    }

    URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    String yaml(Path dir) {
        return """
                kafka: {bootstrapServers: "%s", groupId: "%s"}
                topics:
                  all: "%s"
                  byState: "%s"
                  inbox: "%s"
                  tasks: "%s"
                  rejected: "%s"
                  partitions: %d
                spool: {dir: "%s"}
                results: {dir: "%s"}
                server: {host: localhost, port: %d, anonymous: true}
                management: {host: localhost, port: %d}
                sources:
                  %s: %s
                """.formatted(
                        bootstrapServers,
                        group,
                        events(),
                        events("{state}"),
                        inbox(),
                        tasks(),
                        topics + "rejected",
                        PARTITIONS,
                        dir.resolve("spool-" + port),
                        dir.resolve("results-" + port),
                        port,
                        managementPort,
                        SOURCE,
                        source);
    }

    BridgeConfig config(Path dir) {
        try {
            return BridgeConfig.parse(yaml(dir), name -> null);
        } catch (ConfigException e) {
            throw new IllegalStateException(e.problems().toString(), e);
        }
    }

    Path write(Path dir) throws IOException {
        return Files.writeString(dir.resolve("bridge-" + port + ".yaml"), yaml(dir));
    }
}
