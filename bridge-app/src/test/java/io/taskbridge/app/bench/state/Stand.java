// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import io.taskbridge.app.FreePort;
import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.config.TopicsConfig;
import io.taskbridge.app.kafka.Cluster;
import io.taskbridge.app.kafka.TopicPlan;
import io.taskbridge.app.kafka.Topics;
import io.taskbridge.app.process.BrokerMain;
import io.taskbridge.app.process.Jvm;
import io.taskbridge.app.process.LastWill;
import io.taskbridge.app.process.Program;
import io.taskbridge.provider.ProviderKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A broker in a process of its own, and the bridges at it. All of it ends with this JVM. For one thread. */
final class Stand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Jvm jvm;
    private final Path dir;
    private final LastWill will = new LastWill();
    private final String bootstrapServers;
    private final Process broker;
    private final Admin admin;

    /**
     * Blocks until the broker serves.
     *
     * @param heap of the bridges under test, and of whoever is compared with them
     */
    Stand(BenchOptions options, String heap) throws IOException {
        jvm = options.jvm(heap);
        dir = Files.createTempDirectory(Files.createDirectories(options.dir()), "stand")
                .toAbsolutePath();
        int port = FreePort.find();
        bootstrapServers = "localhost:" + port;
        Path data = dir.resolve("kafka");
        broker = program("broker", BrokerMain.class, Integer.toString(port), data.toString());
        said(broker);
        int patience = (int) PATIENCE.toMillis();
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", patience,
                "default.api.timeout.ms", 2 * patience));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Admin admin() {
        return admin;
    }

    Process broker() {
        return broker;
    }

    /** Starts a main class; what it prints is the caller's to read. */
    Process program(String name, Class<?> main, String... arguments) {
        return Program.of(jvm, main, name, dir, will, arguments).heard().start();
    }

    /** The next line that a program prints. Blocks. */
    static String said(Process program) throws IOException {
        // Nobody closes it: the program's end does.
        String line =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("ended without a word: " + program.info());
        }
        return line;
    }

    /** Lets a program go on that waits for a word. */
    static void tell(Process program) throws IOException {
        program.getOutputStream().write('\n');
        program.getOutputStream().flush();
    }

    RunningBridge bridge(Site site) throws IOException {
        Program program = Program.bridge(jvm, "bridge-" + site.port(), site.write(dir), dir, will);
        return new RunningBridge(site, program, program.start());
    }

    /** A place that nobody has used, with its topics, where nobody asks any provider. */
    Site freshSite(String name) {
        Site site = Site.of(bootstrapServers, name, name, Site.unasked());
        prepare(site);
        return site;
    }

    /** Creates the topics of the site as a bridge would. Blocks until they can be written to. */
    void prepare(Site site) {
        TopicsConfig topics = site.config(dir).topics();
        TopicPlan plan = new TopicPlan(
                topics.all(),
                topics::topicOf,
                topics.inbox(),
                topics.tasks(),
                topics.rejected(),
                topics.control(),
                true,
                topics.partitions(),
                topics.replicationFactor(),
                topics.maxMessageBytes(),
                Map.of(Site.SOURCE, ProviderKind.BASETEN));
        try (Cluster cluster = Cluster.connect(Map.of("bootstrap.servers", bootstrapServers), PATIENCE)) {
            new Topics(plan).prepareAll(cluster, PATIENCE).join();
        }
    }

    /** Frees the disk of what the site left. */
    void clear(Site site) {
        Asked.of(admin.deleteTopics(Asked.of(admin.listTopics().names()).stream()
                        .filter(name -> name.startsWith(site.topics()))
                        .toList())
                .all());
    }

    @Override
    public void close() throws IOException {
        admin.close(Duration.ofSeconds(1));
        will.close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(dir.resolve("kafka"))) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
