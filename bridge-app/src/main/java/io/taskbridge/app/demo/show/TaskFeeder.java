// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo.show;

import io.taskbridge.app.demo.Script;
import io.taskbridge.app.demo.ScriptGenerator;
import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulatedTask;
import io.taskbridge.app.demo.WebhookPlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Submits made-up tasks at a steady pace, to each source in turn, and registers them at a bridge. Thread-safe. */
public final class TaskFeeder {
    /** With so many registrations under way the bridge is in trouble: nothing is submitted until it recovers. */
    private static final int MOST_UNREGISTERED = 100;

    private final Vertx vertx;
    private final SimulatedProviders providers;
    private final ScriptGenerator scripts;
    private final List<DemoSource> sources;
    private final BridgeClient bridge;
    private final BiConsumer<DemoSource, SimulatedTask> onSubmitted;
    private final AtomicInteger unregistered = new AtomicInteger();

    /** @param onSubmitted told of every task before the bridge is */
    public TaskFeeder(
            Vertx vertx,
            SimulatedProviders providers,
            ScriptGenerator scripts,
            List<DemoSource> sources,
            BridgeClient bridge,
            BiConsumer<DemoSource, SimulatedTask> onSubmitted) {
        this.vertx = vertx;
        this.providers = providers;
        this.scripts = scripts;
        this.sources = List.copyOf(sources);
        this.bridge = bridge;
        this.onSubmitted = onSubmitted;
    }

    /** Feeds so many tasks; done when the last is submitted, failed as soon as the bridge refuses one. */
    public Future<Void> feed(long tasks, Duration every) {
        Promise<Void> fed = Promise.promise();
        long[] submitted = {0};
        vertx.setPeriodic(Math.max(1, every.toMillis()), timer -> {
            if (fed.future().isComplete() || submitted[0] == tasks) {
                vertx.cancelTimer(timer);
                fed.tryComplete();
            } else if (unregistered.get() < MOST_UNREGISTERED) {
                DemoSource source = sources.get((int) (submitted[0]++ % sources.size()));
                unregistered.incrementAndGet();
                bridge.register(source, submit(source))
                        .onFailure(fed::tryFail)
                        .onComplete(registered -> unregistered.decrementAndGet());
            }
        });
        return fed.future();
    }

    private SimulatedTask submit(DemoSource source) {
        Script script = scripts.next(source.kind());
        if (source.takesWebhooks()) {
            WebhookPlan plan = scripts.nextWebhook(bridge.webhookUrl(source));
            script = script.withWebhook(plan);
        }
        SimulatedTask task = providers.submit(source.kind(), script);
        onSubmitted.accept(source, task);
        return task;
    }
}
