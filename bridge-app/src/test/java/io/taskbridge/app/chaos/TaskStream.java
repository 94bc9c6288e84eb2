// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.BridgeFixture;
import io.taskbridge.app.demo.BasetenScripts;
import io.taskbridge.app.demo.Pace;
import io.taskbridge.app.demo.Script;
import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.WebhookPlan;
import io.taskbridge.codec.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The work that users give: tasks of which only a webhook speaks, tasks that are polled, and tasks that are both
 * registered and called back. Enters each in the ledger before anybody can know it. Lives on one event loop.
 */
final class TaskStream {
    private static final Duration SHORTEST = Duration.ofMillis(600);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration AT_ONCE = Duration.ofMillis(2);
    private static final List<WorkSource> HOOKED = List.of(WorkSource.SPOOLED, WorkSource.REFUSING);
    private static final List<WorkSource> POLLED =
            List.of(WorkSource.BASETEN, WorkSource.SCALE, WorkSource.VESSL, WorkSource.ZAI);

    private final Vertx vertx;
    private final SimulatedProviders providers;
    private final WebhookGate gate;
    private final Doors doors;
    private final Consumer<LedgerEntry> ledger;
    private final ScriptGenerator scripts;
    private final Random random;
    private long hooked;
    private long polled;
    private long registered;

    TaskStream(
            Vertx vertx,
            SimulatedProviders providers,
            WebhookGate gate,
            Doors doors,
            Consumer<LedgerEntry> ledger,
            long seed) {
        this.vertx = vertx;
        this.providers = providers;
        this.gate = gate;
        this.doors = doors;
        this.ledger = ledger;
        this.scripts = new ScriptGenerator(seed, SHORTEST, LONGEST);
        this.random = new Random(seed);
    }

    long submitted() {
        return hooked + polled;
    }

    long polled() {
        return polled;
    }

    /** Registrations acknowledged. */
    long registered() {
        return registered;
    }

    void submitHooked() {
        WorkSource source = HOOKED.get((int) (hooked++ % HOOKED.size()));
        String endpoint = gate.url(source);
        int lot = random.nextInt(100);
        if (lot < 10) {
            WebhookPlan plan = lot < 5 ? WebhookPlan.once(endpoint) : WebhookPlan.late(endpoint, SHORTEST);
            SimulatedTask task = submit(source, scripts.next(source.kind()).withWebhook(plan));
            // Sometimes the webhook is faster.
            vertx.setTimer(1 + random.nextInt(3_000), later -> register(source, task));
        } else if (lot < 15) {
            submit(source, BasetenScripts.failed(Pace.every(AT_ONCE)).withWebhook(WebhookPlan.once(endpoint)));
        } else {
            ObjectNode output = JsonNodeFactory.instance.objectNode().put("text", "output " + hooked);
            WebhookPlan plan = lot < 20 ? WebhookPlan.twice(endpoint) : WebhookPlan.once(endpoint);
            submit(source, BasetenScripts.atOnce(output).withWebhook(plan));
        }
    }

    void submitPolled() {
        WorkSource source = POLLED.get((int) (polled++ % POLLED.size()));
        register(source, submit(source, scripts.next(source.kind())));
    }

    private SimulatedTask submit(WorkSource source, Script script) {
        SimulatedTask task = providers.submit(source.kind(), script);
        ledger.accept(LedgerEntry.of(source.word() + "/" + task.id(), script));
        return task;
    }

    private void register(WorkSource source, SimulatedTask task) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("source", source.word())
                .put("id", task.id())
                .put("submittedAt", task.submittedAt().toString());
        if (task.target() != null) {
            body.put("target", task.target());
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("content-type", "application/json")
                .add("authorization", "Bearer " + BridgeFixture.TOKEN);
        doors.deliver("/v1/tasks", headers, Json.write(body)).onSuccess(done -> registered++);
    }
}
