// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.poll;

import io.taskbridge.app.shard.Closed;
import io.taskbridge.codec.StoredTask;
import io.taskbridge.poll.PricedSchedule;
import io.taskbridge.poll.Sighting;
import io.taskbridge.poll.WebhookTrust;
import io.taskbridge.poll.Why;
import io.taskbridge.poll.duration.DurationModels;
import io.taskbridge.task.Durations;
import io.taskbridge.task.Observation;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.Task;
import io.taskbridge.task.TaskKey;
import io.taskbridge.task.TaskState;
import io.taskbridge.task.Via;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one source, and when each of them is asked about. All that is heard of them is heard here, so that it
 * is learned from, whether a poll or a webhook has told it. Owned by one poll verticle.
 */
final class Agenda {
    /** Of so many targets the durations are kept apart; the bridge needs up to 142 KB for each. */
    private static final int MAX_TARGETS = 100;

    private final Watches watches = new Watches();
    private final DurationModels models = new DurationModels(MAX_TARGETS);
    private final WebhookTrust trust = new WebhookTrust();
    private final Weights weights;
    private final boolean webhooks;
    private final PricedSchedule<Watch> schedule;

    /** @param ratePerSecond the requests that may be sent a second, at a time */
    Agenda(PollSettings settings, LongToDoubleFunction ratePerSecond) {
        this.weights = settings.weights();
        this.webhooks = settings.webhooks();
        this.schedule = new PricedSchedule<>(settings.schedule(), models, trust, ratePerSecond);
    }

    Watches watches() {
        return watches;
    }

    @Nullable Watch get(TaskKey key) {
        return watches.get(key);
    }

    /** The task is open and stands as given. */
    void watch(int partition, StoredTask stored, long nowMillis) {
        Task task = stored.task();
        double weight = weights.of(task.registration());
        Watch known = watches.get(task.key());
        if (known == null) {
            schedule.add(watches.add(partition, stored, nowMillis), Sightings.subject(task, weight), nowMillis);
            return;
        }
        boolean moved = task.state() != known.state;
        boolean counts = !task.registration().equals(known.registration());
        known.update(stored);
        if (counts) {
            schedule.remove(known);
            schedule.add(known, Sightings.subject(task, weight), nowMillis);
        } else if (moved) {
            hear(known, task.last(), nowMillis);
        }
    }

    /** The task is closed, or nobody wants to know of it any more. */
    void close(Closed closed, long nowMillis) {
        Observation last = closed.last();
        if (webhooks && last != null) {
            judge(last, nowMillis);
        }
        Watch watch = watches.get(closed.key());
        if (watch == null) {
            return;
        }
        Sighting telling = watch.telling;
        if (telling != null) {
            // The shard has taken what the poll saw, or it would not say so.
            told(watch, telling, nowMillis);
        }
        hear(watch, last, nowMillis);
        forget(closed.key(), watch);
    }

    void forgetAll(int partition) {
        watches.of(partition).forEach(watch -> forget(watch.key(), watch));
    }

    long nextAt(long nowMillis) {
        return schedule.nextAt(nowMillis);
    }

    /** Hands out the task to ask about now, null if none is to be asked about. */
    @Nullable Watch take(long nowMillis) {
        Watch watch = schedule.take(nowMillis);
        if (watch != null) {
            watch.out = true;
        }
        return watch;
    }

    /** The task comes back with what was seen of it. */
    void told(Watch watch, Sighting sighting, long nowMillis) {
        watches.settled(watch);
        watch.see(sighting);
        schedule.told(watch, sighting, nowMillis);
    }

    /** The task comes back as it went: the source was asked too often. */
    void turnedAway(Watch watch, long nowMillis) {
        watches.settled(watch);
        schedule.turnedAway(watch, nowMillis);
    }

    long dueAt(Watch watch, long nowMillis) {
        return schedule.dueAt(watch, nowMillis);
    }

    @Nullable Why why(Watch watch) {
        return schedule.why(watch);
    }

    PollFigures figures() {
        return PollFigures.of(schedule, models);
    }

    /** How long tasks of these targets take; those of which nothing is known are left out. */
    Map<String, Durations> learned(Collection<String> targets) {
        Map<String, Durations> learned = new HashMap<>();
        for (String target : targets) {
            Durations durations = models.snapshot(target);
            if (durations != null) {
                learned.put(target, durations);
            }
        }
        return learned;
    }

    void adopt(String target, Durations durations) {
        models.adopt(target, durations);
    }

    /** News that no poll has brought. */
    private void hear(Watch watch, @Nullable Observation news, long nowMillis) {
        if (news != null && news.via() == Via.WEBHOOK) {
            Sighting sighting = Sightings.of(news.report(), null);
            watch.see(sighting);
            schedule.heard(watch, sighting, nowMillis);
        }
    }

    private void judge(Observation last, long nowMillis) {
        ResultOmitted omitted = last.report().output().omitted();
        if (last.report().state() != TaskState.COMPLETED) {
            return;
        }
        if (last.via() == Via.WEBHOOK) {
            trust.came(nowMillis);
        } else if (omitted != null && omitted.forWantOfWebhook()) {
            trust.missed();
        }
    }

    private void forget(TaskKey key, Watch watch) {
        watches.remove(key, watch);
        schedule.remove(watch);
    }
}
