// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taskbridge.app.Await;
import io.taskbridge.app.metrics.ResultMeters;
import io.taskbridge.app.metrics.ShardMeters;
import io.taskbridge.app.metrics.SourceMeters;
import io.taskbridge.app.results.HeavyWork;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.RecordRoom;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.app.results.ResultStore;
import io.taskbridge.app.shard.MemoryLog;
import io.taskbridge.app.shard.MemoryOwners;
import io.taskbridge.app.shard.ShardServices;
import io.taskbridge.app.shard.ShardState;
import io.taskbridge.app.shard.ShardVerticle;
import io.taskbridge.app.shard.Shards;
import io.taskbridge.app.trace.Traces;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.poll.PollSchedule;
import io.taskbridge.poll.SourceState;
import io.taskbridge.provider.Provider;
import io.taskbridge.provider.Sources;
import io.taskbridge.task.Input;
import io.taskbridge.task.Registration;
import io.taskbridge.task.SourcePolicy;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskLifecycle;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sources polled for one shard, whose log is in memory. For the test's thread. */
final class PollStage implements AutoCloseable {
    private static final int PARTITION = 0;

    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, PollVerticle> pollers = new HashMap<>();
    private final ResultKeeper results;
    private final MemoryLog log;
    private final ShardVerticle shard;
    final Pollers watchers;

    private PollStage(MemoryLog log, PolledSource... sources) {
        InstantSource wall = InstantSource.system();
        InstantSource steady = new SteadyClock(wall, System::nanoTime);
        Shards shards = new Shards(1, key -> PARTITION);
        Path dir = Path.of("target", "results", UUID.randomUUID().toString());
        ResultStore store = new ResultStore(dir, Duration.ofHours(1), wall);
        this.results = ResultKeeper.start(vertx, store, new ResultMeters(registry));
        LargeOutputs outputs = new LargeOutputs(
                new HeavyWork(vertx), results, new RecordRoom(1 << 20, 1 << 20), () -> "http://localhost");
        Map<String, SourcePolicy> policies = new HashMap<>();
        Map<String, Provider> providers = new HashMap<>();
        for (PolledSource source : sources) {
            PollVerticle poller = new PollVerticle(
                    source.settings(),
                    shards,
                    outputs,
                    new SourceMeters(registry, source.name()),
                    Traces.OFF,
                    wall,
                    steady,
                    new SplittableRandom(1));
            vertx.deployVerticle(poller).await();
            pollers.put(source.name(), poller);
            policies.put(source.name(), source.policy());
            providers.put(source.name(), source.settings().provider());
        }
        this.log = log;
        this.watchers = new Pollers(pollers.values());
        ShardServices services = new ShardServices(
                new TaskLifecycle(policies, Duration.ofHours(1)),
                new Sources(providers),
                key -> PARTITION,
                watchers,
                new MemoryOwners(),
                new ShardMeters(registry),
                event -> {},
                Traces.OFF,
                wall);
        this.shard = new ShardVerticle(PARTITION, services, log, (fed, offset, epoch) -> fed.catchUpTo(epoch, offset));
        shards.add(shard);
        share(1);
        vertx.deployVerticle(shard).await();
        Await.until(shard::state, ShardState.RUNNING::equals);
    }

    static PollStage of(PolledSource... sources) {
        return new PollStage(new MemoryLog(), sources);
    }

    /** Over what an earlier owner of the shard left behind. */
    static PollStage over(MemoryLog log, PolledSource... sources) {
        return new PollStage(log, sources);
    }

    TaskKey track(String source, String id, @Nullable String target) {
        return track(source, id, target, null);
    }

    TaskKey track(String source, String id, @Nullable String target, @Nullable Instant deadline) {
        TaskKey key = new TaskKey(source, id);
        Registration registration = new Registration(key, target, Map.of(), null, deadline);
        submit(new Input.Track(registration, Instant.now()));
        return key;
    }

    void untrack(TaskKey key) {
        submit(new Input.Untrack(key, Instant.now()));
    }

    void submit(Input input) {
        shard.submit(input).await();
    }

    List<TaskEvent> events(TaskKey key) {
        return log.events().stream().filter(event -> event.key().equals(key)).toList();
    }

    List<TaskState> states(TaskKey key) {
        return events(key).stream().map(TaskEvent::to).toList();
    }

    /** The states of the task once it has ended. */
    List<TaskState> awaitEnd(TaskKey key) {
        return Await.until(() -> states(key), states -> states.stream().anyMatch(TaskState::terminal));
    }

    void awaitStates(TaskKey key, TaskState... states) {
        Await.until(() -> states(key), List.of(states)::equals);
    }

    SourceStatus status(String source) {
        return pollers.get(source).status();
    }

    void awaitState(String source, SourceState state) {
        Await.until(() -> status(source), status -> status.health().state() == state);
    }

    void awaitRate(String source, double ratePerSecond) {
        Await.until(() -> status(source), status -> status.ratePerSecond() == ratePerSecond);
    }

    /** How often polls of the source came to that. */
    double polls(String source, String outcome) {
        var counter = registry.find("taskbridge.polls")
                .tags("source", source, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** What Prometheus would be told. */
    String scrape() {
        return registry.scrape();
    }

    /** Gives the bridge that part of the rates, for good. */
    void share(double part) {
        watchers.share(part, PollSchedule.NEVER);
    }

    /** Has the shard lose its memory and watch all its tasks anew. */
    void watchAnew() {
        List<StoredTask> tasks =
                shard.query(table -> table.open(0, table.places())).await();
        watchers.unwatchAll(PARTITION);
        watchers.watch(PARTITION, tasks).await();
    }

    @Override
    public void close() {
        results.close();
        vertx.close().await();
    }
}
