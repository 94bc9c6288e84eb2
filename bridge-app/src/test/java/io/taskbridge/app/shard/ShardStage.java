// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskbridge.app.Await;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.taskbridge.webhook.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The shard of partition 0, on a real event loop, between twins of all that surrounds it. For the test's thread. */
final class ShardStage implements AutoCloseable {
    static final int PARTITION = 0;
    static final Duration DEADLINE = Duration.ofHours(1);
    static final Duration RETENTION = Duration.ofHours(2);

    private static final TaskLifecycle LIFECYCLE =
            new TaskLifecycle(Map.of(Inbound.SOURCE, new SourcePolicy("zai", DEADLINE, null)), RETENTION);

    /** A call of the feed. */
    record Start(long offset, long epoch) {}

    final AtomicReference<Instant> now = new AtomicReference<>(Inbound.START);
    final MemoryWatchers watchers = new MemoryWatchers();
    final MemoryOwners owners = new MemoryOwners();
    final List<Start> starts = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final MemoryLog log;
    final ShardVerticle shard;
    private volatile long inboxEnd;
    private final Vertx vertx = Vertx.vertx();
    private @Nullable String deployment;

    ShardStage(MemoryLog log) {
        this.log = log;
        this.shard = new ShardVerticle(
                PARTITION, services(watchers, owners, registry, now::get), log, (fed, offset, epoch) -> {
                    starts.add(new Start(offset, epoch));
                    fed.catchUpTo(epoch, Math.max(offset, inboxEnd));
                });
    }

    static ShardServices services(Watchers watchers, Owners owners, SimpleMeterRegistry registry, InstantSource clock) {
        Sources sources = new Sources(Map.of(
                Inbound.SOURCE,
                ProviderKind.ZAI.connect("http://localhost:1", Map.of("apiKey", new Secret("the-key")))));
        return new ShardServices(
                LIFECYCLE,
                sources,
                ShardStage::home,
                watchers,
                owners,
                new ShardMeters(registry),
                event -> {},
                Traces.OFF,
                clock);
    }

    /** Strays belong elsewhere. */
    static int home(TaskKey key) {
        return key.id().startsWith("stray") ? PARTITION + 1 : PARTITION;
    }

    /** A task that was tracked, and then seen in these states. */
    static Task task(String id, TaskState... states) {
        Task task = LIFECYCLE.decide(null, Inbound.track(id)).task();
        for (TaskState state : states) {
            task = LIFECYCLE.decide(task, Inbound.seen(id, state)).task();
        }
        return task;
    }

    /** The inbox holds records before that offset when the shard begins to read it. */
    ShardStage inboxEndsAt(long offset) {
        inboxEnd = offset;
        return this;
    }

    /** Deploys the shard over an empty log, and waits until it runs. */
    static ShardStage running() {
        return new ShardStage(new MemoryLog()).deployed().awaitRunning();
    }

    ShardStage deployed() {
        deployment = vertx.deployVerticle(shard).await();
        return this;
    }

    ShardStage awaitRunning() {
        await(() -> shard.state() == ShardState.RUNNING && !starts.isEmpty());
        return this;
    }

    /** Waits until it has said to the feed so many times where to start. */
    void awaitStarts(int count) {
        await(() -> starts.size() >= count);
    }

    void stop() {
        beginToStop().await();
    }

    Future<Void> beginToStop() {
        return vertx.undeploy(deployment);
    }

    /** Records as the feed brings them now. */
    void deliver(InboxRecord... records) {
        deliverUpTo(records[records.length - 1].offset() + 1, records);
    }

    /** The same, with offsets behind the last record that hold none. */
    void deliverUpTo(long next, InboxRecord... records) {
        shard.deliver(starts.get(starts.size() - 1).epoch(), List.of(records), next);
    }

    /** Delivers, and waits until the last record's consequences are committed. */
    void take(InboxRecord... records) {
        deliver(records);
        awaitApplied(records[records.length - 1].offset());
    }

    void awaitApplied(long offset) {
        await(() -> shard.state() == ShardState.RUNNING && done(shard.applied(offset)));
    }

    @Nullable Task remembered(String id) {
        return done(shard.query(table -> table.get(Inbound.key(id))));
    }

    /** Nothing that was under way when it is called is under way any more when it returns. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            failure(shard.query(table -> 0));
        }
    }

    void await(BooleanSupplier condition) {
        Await.until(condition::getAsBoolean, met -> met);
    }

    static <T> T done(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Why the future failed; null if it did not. */
    static @Nullable Throwable failure(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    double counter(String name) {
        return registry.get(name).counter().count();
    }

    @Override
    public void close() {
        log.letOpensGo();
        log.letCommitsGo();
        log.letCloseGo();
        vertx.close().await();
    }
}
