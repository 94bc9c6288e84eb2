// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import io.taskbridge.app.Await;
import io.taskbridge.app.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A Kafka of three nodes, each a process that can be killed and started again. For the test's thread. */
public final class ThreeBrokers implements AutoCloseable {
    private static final int NODES = 3;

    private final String cluster = Uuid.randomUuid().toString();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Integer> controllers = new ArrayList<>();
    private final Process[] nodes = new Process[NODES];
    private final Path dir;

    public ThreeBrokers(Path dir) throws IOException {
        this.dir = dir;
        takeFreePorts();
        for (int node = 0; node < NODES; node++) {
            start(node);
        }
    }

    /** Once all three are there: with fewer, Kafka refuses topics of three replicas. */
    public String bootstrapServers() {
        String all = ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", all))) {
            Await.until(() -> Cluster.answer(admin.describeCluster().nodes()).size(), nodes -> nodes == NODES);
        }
        return all;
    }

    public void start(int node) throws IOException {
        String voters = IntStream.range(0, NODES)
                .mapToObj(each -> each + 1 + "@127.0.0.1:" + controllers.get(each))
                .collect(Collectors.joining(","));
        nodes[node] = JavaProcess.of(
                        List.of("-Xmx512m"),
                        ClusterNode.class,
                        Integer.toString(node + 1),
                        ports.get(node).toString(),
                        controllers.get(node).toString(),
                        voters,
                        cluster,
                        dir.resolve("node-" + node).toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("node-" + node + ".log").toFile())
                .start();
    }

    /** As {@code kill -9} does it. */
    public void kill(int node) {
        nodes[node].destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        for (int node = 0; node < NODES; node++) {
            kill(node);
        }
    }

    /** All at once, so that no two are the same. */
    private void takeFreePorts() throws IOException {
        List<ServerSocket> probes = new ArrayList<>();
        for (int i = 0; i < 2 * NODES; i++) {
            probes.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        for (int i = 0; i < 2 * NODES; i++) {
            (i < NODES ? ports : controllers).add(probes.get(i).getLocalPort());
            probes.get(i).close();
        }
    }
}
