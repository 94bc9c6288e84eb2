// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import io.taskbridge.app.monitoring.Scrape;
import io.taskbridge.app.process.Program;
import io.taskbridge.codec.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A bridge that was started, as seen from outside. For one thread. */
final class RunningBridge {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final Program program;
    private final Process process;

    RunningBridge(Site site, Program program, Process process) {
        this.site = site;
        this.program = program;
        this.process = process;
    }

    Process process() {
        return process;
    }

    /** Blocks until all it owns is restored. */
    RunningBridge awaitReady() {
        Await.until(PATIENCE, this::health, health -> health.path("ready").asBoolean());
        return this;
    }

    /** The partitions whose shards are in that state now. */
    Set<Integer> shards(String state) {
        Set<Integer> partitions = new HashSet<>();
        for (JsonNode shard : health().path("shards")) {
            if (shard.path("state").asText().equals(state)) {
                partitions.add(shard.path("partition").asInt());
            }
        }
        return partitions;
    }

    /** Of a meter with several tags the sum. */
    double meter(String name) {
        return Scrape.sum(get("/metrics"), name);
    }

    /** Bytes of all objects in its heap that are in use. */
    long liveBytes() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(String::strip)
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd counts nothing"));
        }
    }

    /** Lets it leave its group, so that the next bridge need not wait for its session to end. */
    void stop() {
        program.stop(STOP);
    }

    void kill() {
        program.kill();
    }

    private JsonNode health() {
        try {
            String answer = get("/health");
            return Json.mapper().readTree(answer.isEmpty() ? "{}" : answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing while it does not listen. */
    private String get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(site.management(path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException away) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the bridge has ended", away);
            }
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
