// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One node of a cluster of three, as a process of its own: node id, port, controller's port, voters, cluster, directory. */
final class ClusterNode {
    private static final int MAX_MESSAGE_BYTES = 16 << 20;

    private ClusterNode() {}

    public static void main(String[] args) throws Exception {
        int id = Integer.parseInt(args[0]);
        Path dir = Path.of(args[5]);
        Map<String, Object> settings =
                BrokerSettings.of(Integer.parseInt(args[1]), Integer.parseInt(args[2]), dir, MAX_MESSAGE_BYTES);
        settings.put("node.id", id);
        settings.put("controller.quorum.voters", args[3]);
        settings.put("broker.session.timeout.ms", 2_000);
        settings.put("offsets.topic.replication.factor", (short) 3);
        settings.put("transaction.state.log.replication.factor", (short) 3);
        settings.put("transaction.state.log.min.isr", 2);
        if (!Files.exists(dir.resolve("meta.properties"))) {
            format(id, args[4], dir);
        }
        new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM).startup();
        Thread.currentThread().join();
    }

    private static void format(int id, String cluster, Path dir) throws Exception {
        Files.createDirectories(dir);
        new Formatter()
                .setNodeId(id)
                .setClusterId(cluster)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(dir.toString())
                .addDirectory(dir.toString())
                .run();
    }
}
