// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.taskbridge.task.Durations;
import io.taskbridge.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in the shard's log how long tasks take, so that it outlives the bridge and moves with the work. Little is
 * written, and seldom: of each target of which a task has ended since, what its poller has learned so far. What gets
 * lost is learned again. Owned by the shard's context.
 */
final class Learning {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_KEPT = 1_000;

    private final Watchers watchers;

    /** When each target was written, the oldest first. */
    private final Map<TargetKey, Instant> kept = new LinkedHashMap<>();

    private final Set<TargetKey> ended = new LinkedHashSet<>();
    private Map<TargetKey, @Nullable Durations> news = Map.of();
    private Instant next = Instant.MIN;

    /** Counts restores: what was asked for before is void. */
    private int epoch;

    Learning(Watchers watchers) {
        this.watchers = watchers;
    }

    void restore(List<Learned> learned) {
        Map<TargetKey, Durations> durations = new HashMap<>();
        learned.stream().sorted(Comparator.comparing(Learned::writtenAt)).forEach(known -> {
            kept.put(known.key(), known.writtenAt());
            durations.put(known.key(), known.durations());
        });
        if (!durations.isEmpty()) {
            watchers.adopt(durations);
        }
    }

    void forget() {
        epoch++;
        kept.clear();
        ended.clear();
        news = Map.of();
        next = Instant.MIN;
    }

    /** That the task has ended is committed. */
    void ended(Task task) {
        if (ended.size() < MOST_KEPT) {
            ended.add(TargetKey.of(task));
        }
    }

    /** What to write with the next transaction, by target; null means forget. */
    Map<TargetKey, @Nullable Durations> due(Instant now) {
        if (news.isEmpty() && !ended.isEmpty() && !now.isBefore(next)) {
            next = now.plus(PAUSE);
            ask(now);
        }
        return Collections.unmodifiableMap(news);
    }

    void written(Map<TargetKey, @Nullable Durations> learned, Instant now) {
        learned.forEach((key, durations) -> {
            kept.remove(key);
            if (durations != null) {
                kept.put(key, now);
            }
        });
        if (!learned.isEmpty()) {
            news = Map.of();
        }
    }

    private void ask(Instant now) {
        List<TargetKey> targets = ended.stream().limit(MOST_AT_ONCE).toList();
        int asked = epoch;
        watchers.learned(targets).onSuccess(learned -> {
            if (asked == epoch) {
                targets.forEach(ended::remove);
                news = new HashMap<>(learned);
                forgetUnused(now);
            }
        });
    }

    /** Nothing ran on them for long, or there are too many: the shard must not grow for ever. */
    private void forgetUnused(Instant now) {
        int tooMany = kept.size() + news.size() - MOST_KEPT;
        Iterator<Map.Entry<TargetKey, Instant>> oldest = kept.entrySet().iterator();
        for (int i = 0; i < MOST_AT_ONCE && oldest.hasNext(); i++) {
            Map.Entry<TargetKey, Instant> unused = oldest.next();
            if (i >= tooMany && unused.getValue().plus(RETENTION).isAfter(now)) {
                return;
            }
            news.putIfAbsent(unused.getKey(), null);
        }
    }
}
