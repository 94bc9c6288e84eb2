// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import io.taskbridge.app.Await;
import io.taskbridge.app.FreePort;
import io.taskbridge.app.process.BrokerMain;
import io.taskbridge.app.process.Jvm;
import io.taskbridge.app.process.LastWill;
import io.taskbridge.app.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run: a broker, bridges and the world around them as processes, faults for a while, then calm, then judgement. Used
 * by one thread; whatever becomes of it, no process outlives it.
 */
final class ChaosRun {
    private static final Duration READING = Duration.ofMillis(500);
    private static final Duration SETTLEMENT = Duration.ofMinutes(15);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final long PROGRESS_NANOS = Duration.ofSeconds(10).toNanos();

    /** There are many on few cores. */
    private static final Jvm SMALL = Jvm.lean("512m");

    private static final Jvm BRIDGE = Jvm.lean("640m");

    private final ChaosOptions options;
    private final Figures figures = new Figures();
    private final Referee referee = new Referee(figures);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Lane> lanes = new ArrayList<>();
    private final long began = System.nanoTime();
    private long told = began;

    private ChaosRun(ChaosOptions options) {
        this.options = options;
    }

    static Report of(ChaosOptions options) throws Exception {
        Path dir = options.dir();
        empty(dir);
        Files.createDirectories(dir);
        Report report;
        try (LastWill will = new LastWill()) {
            report = new ChaosRun(options).play(will);
        }
        empty(dir.resolve("kafka"));
        report.write(dir.resolve("report.json"));
        System.out.print(report.table());
        return report;
    }

    private Report play(LastWill will) throws Exception {
        Path dir = options.dir();
        int kafka = FreePort.find();
        Program broker = Program.of(
                SMALL,
                BrokerMain.class,
                "broker",
                dir,
                will,
                Integer.toString(kafka),
                dir.resolve("kafka").toString());
        broker.start();
        List<BridgeSite> sites = new ArrayList<>();
        for (int i = 1; i <= options.bridges(); i++) {
            sites.add(BridgeSite.of("bridge-" + i, dir));
        }
        World world = new World(world(sites, will), figures);
        List<Program> bridges = new ArrayList<>();
        for (BridgeSite site : sites) {
            Program bridge =
                    Program.bridge(BRIDGE, site.name(), site.configure("localhost:" + kafka, world.port()), dir, will);
            bridge.start();
            bridges.add(bridge);
        }
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Await.until(() -> sites.stream().allMatch(site -> site.ready(http)), ready -> ready);
        try (Witness witness = new Witness("localhost:" + kafka, ledger(), referee)) {
            world.tell("begin");
            Semaphore ice = new Semaphore(bridges.size() - 1);
            for (int i = 0; i < bridges.size(); i++) {
                Map<URI, Program> others = new HashMap<>();
                for (int other = 0; other < bridges.size(); other++) {
                    if (other != i) {
                        others.put(sites.get(other).health(), bridges.get(other));
                    }
                }
                Takeover takeover = new Takeover(others);
                lanes.add(new BridgeLane(
                        over, options.seed() + i, bridges.get(i), takeover, ice, options.calmness(), figures));
            }
            lanes.add(new BrokerLane(over, options.seed(), broker, options.calmness(), figures));
            lanes.add(new DiskLane(over, options.seed(), dir, figures));
            lanes.add(new ProviderLane(over, options.seed(), world, figures));
            disturb(witness);
            world.tell("enough");
            boolean settled = settle(witness, world);
            referee.judge();
            return new Report(options, settled, figures, referee.counts(), referee.violations());
        }
    }

    private Program world(List<BridgeSite> sites, LastWill will) {
        return Program.of(
                        SMALL,
                        WorldMain.class,
                        "world",
                        options.dir(),
                        will,
                        Long.toString(options.seed()),
                        Integer.toString(options.webhooksPerSecond()),
                        Integer.toString(options.polledPerSecond()),
                        ledger().toString(),
                        sites.stream().map(BridgeSite::url).collect(Collectors.joining(",")))
                .heard();
    }

    private Path ledger() {
        return options.dir().resolve("ledger.jsonl");
    }

    private void disturb(Witness witness) throws IOException {
        List<Thread> threads =
                lanes.stream().map(lane -> new Thread(lane, "chaos-lane")).toList();
        threads.forEach(Thread::start);
        long end = System.nanoTime() + options.faults().toNanos();
        while (System.nanoTime() < end) {
            watch(witness);
        }
        over.countDown();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            watch(witness);
        }
    }

    /**
     * Whether everything came to its end, before nothing moved any more; what comes after that is still read for a while.
     */
    private boolean settle(Witness witness, World world) throws IOException {
        long end = System.nanoTime() + SETTLEMENT.toNanos();
        long moved = System.nanoTime();
        long before = -1;
        while (!settled(world)
                && System.nanoTime() < end
                && System.nanoTime() - moved < options.patience().toNanos()) {
            lanes.forEach(Lane::keepAlive);
            watch(witness);
            long done = figures.of(Figure.WEBHOOKS) + figures.of(Figure.REGISTERED) + figures.of(Figure.ENDED);
            if (done != before) {
                before = done;
                moved = System.nanoTime();
            }
        }
        boolean settled = settled(world);
        long quiet = System.nanoTime() + QUIET.toNanos();
        while (witness.read(READING) > 0 || System.nanoTime() < quiet) {
            progress();
        }
        return settled;
    }

    private boolean settled(World world) {
        return !world.working()
                && figures.of(Figure.WAITING) == 0
                && figures.of(Figure.ENDED) >= figures.of(Figure.SUBMITTED);
    }

    private void watch(Witness witness) throws IOException {
        witness.read(READING);
        progress();
    }

    private void progress() {
        if (System.nanoTime() - told > PROGRESS_NANOS) {
            told += PROGRESS_NANOS;
            System.out.printf(
                    "chaos %4d s | webhooks %d, registered %d, waiting %d | events %d, ended %d of %d | kills %d, stops %d,"
                            + " freezes %d, broker %d | violations %s | %s%n",
                    Duration.ofNanos(told - began).toSeconds(),
                    figures.of(Figure.WEBHOOKS),
                    figures.of(Figure.REGISTERED),
                    figures.of(Figure.WAITING),
                    figures.of(Figure.EVENTS),
                    figures.of(Figure.ENDED),
                    figures.of(Figure.SUBMITTED),
                    figures.of(Figure.KILLS),
                    figures.of(Figure.STOPS),
                    figures.of(Figure.FREEZES),
                    figures.of(Figure.BROKER_KILLS),
                    referee.counts(),
                    lanes.stream().map(Lane::now).filter(now -> !now.isEmpty()).collect(Collectors.joining(", ")));
        }
    }

    private static void empty(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> all = Files.walk(dir)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
