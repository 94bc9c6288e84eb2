// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.shard.Closed;
import io.taskbridge.app.shard.TargetKey;
import io.taskbridge.app.shard.Watchers;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.provider.Provider;
import io.taskbridge.task.Durations;
import io.taskbridge.task.TaskKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The poll verticles by source: each task goes to its source's. Immutable, safe to call from anywhere. */
public final class Pollers implements Watchers {
    private final Map<String, PollVerticle> bySource;

    /**
     * @param pollers deployed already
     */
    public Pollers(Collection<PollVerticle> pollers) {
        bySource = pollers.stream().collect(Collectors.toUnmodifiableMap(PollVerticle::source, Function.identity()));
    }

    public Collection<PollVerticle> all() {
        return bySource.values();
    }

    /** The part of each source's rate that is this bridge's, until a time of the steady clock. */
    public void share(double share, long endsMillis) {
        all().forEach(poller -> poller.share(share, endsMillis));
    }

    /** By name, those that are configured. */
    public Set<String> sources() {
        return bySource.keySet();
    }

    /** Asks a source no more often than this from now on. */
    public void rate(String source, double ratePerSecond) {
        Objects.requireNonNull(bySource.get(source)).rate(ratePerSecond);
    }

    /** Asks a source with other credentials from now on. */
    public void provider(String source, Provider renewed) {
        Objects.requireNonNull(bySource.get(source)).provider(renewed);
    }

    /** Asks nobody anything from now on, for this reason; null goes on. */
    public void hold(Hold hold, @Nullable String reason) {
        all().forEach(poller -> poller.hold(hold, reason));
    }

    /** The same for one source. */
    public void hold(String source, Hold hold, @Nullable String reason) {
        Objects.requireNonNull(bySource.get(source)).hold(hold, reason);
    }

    public Future<Optional<PollView>> view(TaskKey key) {
        PollVerticle poller = bySource.get(key.source());
        return poller == null ? Future.succeededFuture(Optional.empty()) : poller.view(key);
    }

    @Override
    public Future<Void> watch(int partition, List<StoredTask> tasks) {
        List<Future<Void>> told = new ArrayList<>();
        tell(tasks, task -> task.task().key().source(), (poller, own) -> told.add(poller.watch(partition, own)));
        return told.isEmpty() ? Future.succeededFuture() : Future.join(told).mapEmpty();
    }

    @Override
    public void unwatch(List<Closed> tasks) {
        tell(tasks, closed -> closed.key().source(), PollVerticle::unwatch);
    }

    @Override
    public void unwatchAll(int partition) {
        all().forEach(poller -> poller.unwatchAll(partition));
    }

    @Override
    public Future<Map<TargetKey, Durations>> learned(Collection<TargetKey> targets) {
        List<Future<Map<TargetKey, Durations>>> answers = new ArrayList<>();
        targets.stream()
                .filter(target -> bySource.containsKey(target.source()))
                .collect(Collectors.groupingBy(TargetKey::source))
                .forEach((source, own) -> answers.add(learned(source, own)));
        return Future.all(answers).map(done -> {
            Map<TargetKey, Durations> all = new HashMap<>();
            answers.forEach(answer -> all.putAll(answer.result()));
            return all;
        });
    }

    private Future<Map<TargetKey, Durations>> learned(String source, List<TargetKey> targets) {
        PollVerticle poller = Objects.requireNonNull(bySource.get(source));
        return poller.learned(targets.stream().map(TargetKey::target).toList())
                .map(learned -> learned.entrySet().stream()
                        .collect(
                                Collectors.toMap(known -> new TargetKey(source, known.getKey()), Map.Entry::getValue)));
    }

    @Override
    public void adopt(Map<TargetKey, Durations> learned) {
        tell(
                learned.entrySet(),
                known -> known.getKey().source(),
                (poller, own) -> poller.adopt(own.stream()
                        .collect(Collectors.toMap(known -> known.getKey().target(), Map.Entry::getValue))));
    }

    /** Each source's poller its own; what belongs to a source that is configured no more is left out. */
    private <T> void tell(Collection<T> all, Function<T, String> source, BiConsumer<PollVerticle, List<T>> tell) {
        all.stream().collect(Collectors.groupingBy(source)).forEach((name, own) -> {
            PollVerticle poller = bySource.get(name);
            if (poller != null) {
                tell.accept(poller, own);
            }
        });
    }
}
