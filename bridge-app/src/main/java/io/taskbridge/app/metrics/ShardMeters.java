// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.taskbridge.codec.TaskOutline.Standing;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the shards of this bridge have done. Thread-safe. */
public final class ShardMeters {
    private record Kind(String source, TaskState to, Via via) {}

    private final MeterRegistry registry;

    /** How many tasks are open, by partition. */
    private final Map<Integer, Map<Standing, Integer>> open = new ConcurrentHashMap<>();

    private final Set<Standing> shown = ConcurrentHashMap.newKeySet();

    /** Kept, since looking one up in the registry takes longer than counting. */
    private final Map<Kind, Counter> transitions = new ConcurrentHashMap<>();

    private final Map<Kind, Timer> delays = new ConcurrentHashMap<>();
    private final Timer commits;
    private final Timer restores;
    private final Counter inputs;
    private final Counter failures;
    private final Counter forwarded;
    private final Counter rejected;

    public ShardMeters(MeterRegistry registry) {
        this.registry = registry;
        commits = Timer.builder("taskbridge.commit")
                .description("Time from handing a batch to Kafka until its transaction was committed")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        restores = Timer.builder("taskbridge.restore")
                .description("Time to fence a shard's former owner and read what was committed")
                .register(registry);
        inputs = counter("taskbridge.inputs", "Inputs that committed transactions have dealt with");
        failures = counter("taskbridge.commit.failures", "Transactions that failed or whose outcome was unknown");
        forwarded = counter("taskbridge.inbox.forwarded", "Inbox records passed on to the partition they belong to");
        rejected = counter("taskbridge.inbox.rejected", "Inbox records that nobody could act on");
    }

    /** So many tasks of the partition are open now. */
    public void open(int partition, Map<Standing, Integer> numbers) {
        open.put(partition, numbers);
        numbers.keySet().stream().filter(shown::add).forEach(this::show);
    }

    /** A transition is committed. */
    public void transition(TaskEvent event) {
        Kind kind =
                new Kind(event.key().source(), event.to(), event.observation().via());
        transitions.computeIfAbsent(kind, this::transitions).increment();
        Duration delay = DetectionDelay.of(event);
        if (delay != null) {
            delays.computeIfAbsent(kind, this::detectionDelay).record(delay);
        }
    }

    public void committed(Duration took, int batched) {
        commits.record(took);
        inputs.increment(batched);
    }

    public void commitFailed() {
        failures.increment();
    }

    public void restored(Duration took) {
        restores.record(took);
    }

    public void forwarded() {
        forwarded.increment();
    }

    public void rejected() {
        rejected.increment();
    }

    /** The reading is 1 for the state that the partition's shard is in, 0 for the others; safe from any thread. */
    public void state(int partition, String state, Supplier<Number> reading) {
        gauge(
                "taskbridge.shard.state",
                "1 for the state that the partition's shard is in here, 0 for the others",
                Tags.of("partition", Integer.toString(partition), "state", state),
                reading);
    }

    /** Seconds that the transaction under way has been; safe from any thread. */
    public void transaction(int partition, Supplier<Number> reading) {
        gauge(
                "taskbridge.shard.transaction.seconds",
                "How long the shard's transaction that is under way has been; 0 if none is",
                Tags.of("partition", Integer.toString(partition)),
                reading);
    }

    /** Transactions that failed since the last that did not; safe from any thread. */
    public void failedCommits(int partition, Supplier<Number> reading) {
        gauge(
                "taskbridge.shard.failed.commits",
                "Transactions of the shard that have failed since the last that did not",
                Tags.of("partition", Integer.toString(partition)),
                reading);
    }

    private void gauge(String name, String description, Tags tags, Supplier<Number> reading) {
        Gauge.builder(name, reading)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void show(Standing standing) {
        gauge(
                "taskbridge.tasks.open",
                "Tasks that this bridge watches, by state",
                Tags.of("source", standing.source(), "state", standing.state().word()),
                () -> open.values().stream()
                        .mapToInt(numbers -> numbers.getOrDefault(standing, 0))
                        .sum());
    }

    private Counter transitions(Kind kind) {
        return Counter.builder("taskbridge.transitions")
                .description("Committed transitions, by the state entered and by how it was learned")
                .tags(
                        "source",
                        kind.source(),
                        "state",
                        kind.to().word(),
                        "via",
                        kind.via().word())
                .register(registry);
    }

    private Timer detectionDelay(Kind kind) {
        return Timer.builder("taskbridge.detection.delay")
                .description("From the provider's own time of a change until it was observed")
                .tags("source", kind.source(), "via", kind.via().word())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(30))
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
