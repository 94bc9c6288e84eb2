// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Sets the demonstration up and takes it down: providers, bridge and Kafka in one process, nothing left behind. */
public final class DemoTheatre {
    /** The shortest and longest phase of a demonstrated task: the whole stays under a minute. */
    private static final Duration SHORTEST = Duration.ofMillis(800);

    private static final Duration LONGEST = Duration.ofSeconds(9);
    private static final Duration KEEP_RUNNING_PACE = Duration.ofSeconds(2);
    private static final Duration LATENCY = Duration.ofMillis(15);
    private static final String TOPIC = "task-events";
    private static final Secret TOKEN = new Secret("demo-token");

    private final DemoStage.Opener opener;
    private final PrintWriter out;
    private final Ansi ansi;
    private final Clock clock = Clock.systemUTC();

    /** @param opener brings up the bridge and its Kafka */
    public DemoTheatre(DemoStage.Opener opener, PrintWriter out, Ansi ansi) {
        this.opener = opener;
        this.out = out;
        this.ansi = ansi;
    }

    /** Shows it all; true if nothing was missing, repeated or wrong. With {@code keepRunning} ends by interrupt only. */
    public boolean play(int tasks, long seed, boolean keepRunning) throws Exception {
        DemoScreen screen = new DemoScreen(out, ansi, ZoneId.systemDefault());
        SimulationOptions options = SimulationOptions.defaults(seed, clock).withLatency(LATENCY);
        Path dir = Files.createTempDirectory("taskbridge-demo");
        Vertx vertx = Vertx.vertx();
        try {
            SimulatedProviders providers =
                    SimulatedProviders.start(vertx, options).await();
            Secret secret = options.webhookSecrets().get(0);
            screen.line("Starting Kafka, four simulated providers and a bridge ...");
            try (DemoStage stage = opener.open(new DemoConfiguration(providers, dir, TOKEN, secret));
                    EventFeed events = new KafkaEventFeed(stage.bootstrapServers(), TOPIC, clock)) {
                ScriptGenerator scripts = new ScriptGenerator(seed, SHORTEST, LONGEST);
                BridgeClient bridge = new BridgeClient(vertx, stage.serverUrl(), TOKEN);
                screen.line("Submitting %d tasks. Each line is an event as a Kafka consumer reads it, and its delay:"
                        .formatted(tasks));
                Report report = new Demo(DemoPlan.of(tasks), vertx, clock, screen, providers.ledger())
                        .run(
                                events,
                                tally -> new TaskFeeder(
                                        vertx, providers, scripts, DemoSource.SHOWN, bridge, tally::submitted));
                if (keepRunning) {
                    hints(stage).forEach(screen::line);
                    new TaskFeeder(vertx, providers, scripts, DemoSource.SHOWN, bridge, (source, task) -> {})
                            .feed(Long.MAX_VALUE, KEEP_RUNNING_PACE);
                    new CountDownLatch(1).await();
                }
                return report.flawless();
            }
        } finally {
            vertx.close().await();
            delete(dir);
        }
    }

    private static List<String> hints(DemoStage stage) {
        return List.of(
                "",
                "Going on slowly until Ctrl-C. Look from another terminal:",
                "  java -jar bridge-app/target/bridge.jar tail --bootstrap " + stage.bootstrapServers(),
                "  curl " + stage.managementUrl() + "/health",
                "  in a browser: " + stage.managementUrl() + "/",
                "  curl -H 'Authorization: Bearer " + TOKEN.reveal() + "' " + stage.serverUrl() + "/v1/tasks",
                "");
    }

    private static void delete(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
