// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.codec.Json;
import io.taskbridge.provider.ProviderKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The world around the bridges as a process of its own: simulated providers, and users who give them work. Prints the
 * providers' port, then figures; is told on its standard input what to do, and ends with its parent.
 */
final class WorldMain {
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final long TICK_MILLIS = 20;
    private static final long REPORT_MILLIS = 500;

    /** With so many calls waiting nobody submits anything. */
    private static final long MOST_WAITING = 5_000;

    private final Vertx vertx = Vertx.vertx();
    private final SimulatedProviders providers;
    private final Doors doors;
    private final WebhookGate gate;
    private final OutputStream ledger;
    private final TaskStream stream;
    private boolean working;

    private WorldMain(long seed, Path ledger, List<String> bridges) throws IOException {
        SimulationOptions options = SimulationOptions.defaults(seed, Clock.systemUTC())
                .withMemory(MEMORY)
                .withWebhookTimes(Duration.ofSeconds(1), Duration.ofDays(1));
        this.providers = SimulatedProviders.start(vertx, options).await();
        this.doors = new Doors(vertx, bridges);
        this.gate = new WebhookGate(vertx, doors);
        gate.open().await();
        this.ledger = new BufferedOutputStream(Files.newOutputStream(ledger));
        this.stream = new TaskStream(vertx, providers, gate, doors, this::enter, seed);
    }

    /** Seed, tasks a second by webhook and by polling, the ledger's file, the bridges' URLs. */
    public static void main(String[] args) throws IOException {
        WorldMain world = new WorldMain(Long.parseLong(args[0]), Path.of(args[3]), List.of(args[4].split(",")));
        System.out.println(world.providers.port());
        Context loop = world.vertx.getOrCreateContext();
        loop.runOnContext(go -> world.work(Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order; (order = orders.readLine()) != null; ) {
            String[] words = order.split(" ");
            loop.runOnContext(go -> world.obey(words));
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "begin" -> working = true;
            case "enough" -> working = false;
            case "trouble" ->
                providers
                        .faults(ProviderKind.valueOf(words[1]))
                        .always(Trouble.valueOf(words[2]).fault());
            case "calm" -> providers.faults(ProviderKind.valueOf(words[1])).off();
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void work(int hookedPerSecond, int polledPerSecond) {
        double[] due = {0, 0};
        vertx.setPeriodic(TICK_MILLIS, tick -> {
            if (!working || doors.waiting() > MOST_WAITING) {
                return;
            }
            for (due[0] += hookedPerSecond * TICK_MILLIS / 1_000.0; due[0] >= 1; due[0]--) {
                stream.submitHooked();
            }
            for (due[1] += polledPerSecond * TICK_MILLIS / 1_000.0; due[1] >= 1; due[1]--) {
                stream.submitPolled();
            }
        });
        vertx.setPeriodic(REPORT_MILLIS, tick -> report());
    }

    private void enter(LedgerEntry entry) {
        try {
            ledger.write(entry.write());
            ledger.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report() {
        try {
            ledger.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode figures = Json.mapper().createObjectNode();
        figures.put(Figure.SUBMITTED.name(), stream.submitted());
        figures.put(Figure.POLLED.name(), stream.polled());
        figures.put(Figure.REGISTERED.name(), stream.registered());
        figures.put(Figure.WEBHOOKS.name(), gate.acknowledged());
        figures.put(Figure.RETRIES.name(), doors.retries());
        figures.put(Figure.WAITING.name(), doors.waiting());
        System.out.println(figures.put("working", working));
    }
}
