// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.FreePort;
import io.taskbridge.app.monitoring.Scrape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a bridge lives that is measured: its directory, its ports, its configuration.
 *
 * @param kafka the section of this name, in YAML's flow style
 */
record Site(Path dir, int port, int managementPort, String kafka, int partitions) {
    /** As a bridge has it that is not told otherwise. */
    static final int USUAL_PARTITIONS = 8;

    /** How long a task that has ended is remembered: so briefly that a turn forgets as many as it makes, as any lasting load. */
    private static final Duration RETENTION = Duration.ofSeconds(1);

    /** With topics of its own at brokers that run already. */
    static Site on(String brokers, Path dir, int partitions) {
        return at(dir, "{bootstrapServers: \"" + brokers + "\", groupId: " + dir.getFileName() + "}", partitions);
    }

    /** With a Kafka in it. */
    static Site embedded(Path dir) {
        return at(
                dir,
                "{embedded: {port: " + FreePort.find() + ", dataDir: \"" + dir.resolve("kafka") + "\"}}",
                USUAL_PARTITIONS);
    }

    private static Site at(Path dir, String kafka, int partitions) {
        return new Site(dir, FreePort.find(), FreePort.find(), kafka, partitions);
    }

    /** What a topic of this site is called. */
    String topic(String name) {
        return dir.getFileName() + "-" + name;
    }

    /** The configuration, written. */
    Path configure() throws IOException {
        Files.createDirectories(dir);
        return Files.writeString(dir.resolve("bridge.yaml"), """
                kafka: %s
                topics:
                  all: %s
                  byState: %s{state}
                  inbox: %s
                  tasks: %s
                  rejected: %s
                  partitions: %d
                  terminalRetention: %ds
                spool: {dir: "%s"}
                results: {dir: "%s"}
                server: {host: localhost, port: %d, anonymous: true}
                management: {host: localhost, port: %d}
                sources:
                  signed:
                    provider: baseten
                    baseUrl: "http://localhost:1"
                    credentials: {apiKey: k}
                    webhook: {secrets: [%s]}
                """.formatted(
                        kafka,
                        topic("events"),
                        topic(""),
                        topic("inbox"),
                        topic("tasks"),
                        topic("rejected"),
                        partitions,
                        RETENTION.toSeconds(),
                        dir.resolve("spool"),
                        dir.resolve("results"),
                        port,
                        managementPort,
                        SignedRequests.SECRET));
    }

    boolean ready() {
        return answers("http://localhost:" + managementPort + "/health/ready");
    }

    /** How many webhooks went to disk, because Kafka did not take them in time. */
    double spooled() {
        return Scrape.sum(metrics(), "taskbridge_spool_written_total");
    }

    /** Whether all tasks are forgotten, where each came with a webhook that ended it: to forget one is an input as well. */
    boolean forgotten() {
        String metrics = metrics();
        double ended = Scrape.sum(metrics, "taskbridge_transitions_total");
        return Scrape.sum(metrics, "taskbridge_inputs_total") >= 2 * ended;
    }

    private String metrics() {
        URI metrics = URI.create("http://localhost:" + managementPort + "/metrics");
        try (InputStream page = metrics.toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody answers 200 there. */
    static boolean answers(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notListening) {
            return false;
        }
    }
}
