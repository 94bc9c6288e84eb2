// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.Await;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.bench.BenchOptions;
import io.taskbridge.app.process.BrokerMain;
import io.taskbridge.app.process.Jvm;
import io.taskbridge.app.process.LastWill;
import io.taskbridge.app.process.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A broker, the product as it is delivered, and a load: processes that share the machine. None outlives the rig. For one
 * thread.
 */
final class Rig implements AutoCloseable {
    static final String PATH = "/webhooks/signed";
    private static final String HEAP = "1g";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path dir;
    private final Jvm jvm;
    private final int partitions;
    private final LastWill will;
    private final int brokerPort = FreePort.find();
    private final Process broker;
    private @Nullable Load load;
    private int sites;

    /**
     * Blocks until the broker serves.
     *
     * @param name of the directory for whatever it leaves
     * @param partitions of each topic
     */
    Rig(BenchOptions options, String name, int partitions) throws IOException {
        this.dir = options.dir().resolve(name).toAbsolutePath();
        empty(dir);
        Files.createDirectories(dir);
        this.partitions = partitions;
        this.jvm = options.jvm(HEAP);
        this.will = new LastWill();
        this.broker = said(Program.of(
                        jvm,
                        BrokerMain.class,
                        "broker",
                        dir,
                        will,
                        Integer.toString(brokerPort),
                        dir.resolve("kafka").toString())
                .heard());
    }

    /** Of the broker and of each server. */
    Jvm jvm() {
        return jvm;
    }

    String bootstrapServers() {
        return "localhost:" + brokerPort;
    }

    Process broker() {
        return broker;
    }

    /** Started when it is first asked for. */
    Load load() {
        if (load == null) {
            load = new Load(dir, will);
        }
        return load;
    }

    /** A topic for those who do without the bridge. */
    String topic(String name) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return name;
    }

    /** A directory that nobody has used. */
    Path fresh(String name) {
        return dir.resolve(name + "-" + ++sites);
    }

    /** Starts a program; nothing of it outlives the rig. */
    Process start(Function<LastWill, Program> program) {
        return program.apply(will).start();
    }

    /** For a bridge at this broker. */
    Site site() {
        return Site.on(bootstrapServers(), fresh("bridge"), partitions);
    }

    /** Blocks until the bridge is ready. */
    Server bridge() throws IOException {
        Site site = site();
        Path config = site.configure();
        Process process = Program.bridge(jvm, "bridge", config, dir, will).start();
        Await.until(START_LIMIT, site::ready, ready -> ready);
        return new Server("bridge", process, site.port(), site);
    }

    /** Vert.x alone. */
    Server bare() throws IOException {
        int port = FreePort.find();
        Program program = Program.of(jvm, BareServerMain.class, "bare", dir, will, Integer.toString(port));
        return new Server("bare", said(program.heard()), port, null);
    }

    /** Camel, with its own libraries: what its build has left in the directory. */
    Server camel(Path built) throws IOException, InterruptedException {
        int port = FreePort.find();
        String inbox = topic("camel-inbox");
        Program program = Program.of(
                jvm,
                built.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(built.resolve("classpath")).strip(),
                "io.taskbridge.bench.CamelMain",
                "camel",
                dir,
                will,
                Integer.toString(port),
                PATH,
                bootstrapServers(),
                inbox);
        return new Server("camel", said(program.heard()), port, null);
    }

    /** Started, and so far that it says something. */
    private static Process said(Program program) throws IOException {
        Process process = program.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        if (said.readLine() == null) {
            throw new IOException(program.name() + " has ended; its log is beside the figures");
        }
        return process;
    }

    private static void empty(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        will.close();
    }
}
