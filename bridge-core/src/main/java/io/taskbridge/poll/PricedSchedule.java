// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import static io.taskbridge.poll.PlaceLists.NONE;

import io.taskbridge.poll.duration.DurationModels;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks where an answer is likely. Each task is due when the waiting that asking would end is worth a request at the
 * {@linkplain ShadowPrice price} of the moment; while the budget is what is short, the one due first is asked about
 * early rather than letting a request go to waste. How long tasks take is learned by target.
 *
 * <p>Every operation takes a few steps however many tasks there are. Not thread-safe: owned by one poll verticle.
 */
public final class PricedSchedule<T extends Scheduled> implements PollSchedule<T> {
    private static final double RETRY_GROWTH = 1.5;

    private final ScheduleSettings settings;
    private final DurationModels models;
    private final PlaceLists lists = new PlaceLists(PollQueue.LISTS);
    private final Roster<T> roster = new Roster<>(lists);
    private final TaskClocks clocks = new TaskClocks(roster);
    private final DelayForecast forecast = new DelayForecast();
    private final DueTimes times;
    private final PollQueue queue;

    /** What is to be known of tasks that were let go and taken up again while they were out, by place. */
    private final Map<Integer, Subject> returning = new HashMap<>();

    /**
     * @param trust in the source's webhooks; one that never heard of any where it sends none
     * @param ratePerSecond the requests that may be sent a second, at a time
     */
    public PricedSchedule(
            ScheduleSettings settings, DurationModels models, WebhookTrust trust, LongToDoubleFunction ratePerSecond) {
        this.settings = settings;
        this.models = models;
        this.times = new DueTimes(roster, settings, trust, ratePerSecond);
        this.queue = new PollQueue(lists, times::tick);
    }

    @Override
    public void add(T task, Subject subject, long nowMillis) {
        advance(nowMillis);
        if (task.place == Scheduled.NOWHERE) {
            int place = roster.admit(task);
            begin(place, subject, nowMillis);
            queue.add(place);
        } else if (roster.removed(task.place)) {
            roster.removed(task.place, false);
            returning.put(task.place, subject);
        }
    }

    @Override
    public @Nullable T take(long nowMillis) {
        advance(nowMillis);
        int place = queue.first(times.price().bound());
        if (place == NONE) {
            return null;
        }
        queue.remove(place);
        roster.sent(place, nowMillis);
        times.sent(place, forecast);
        return roster.task(place);
    }

    @Override
    public long nextAt(long nowMillis) {
        advance(nowMillis);
        return queue.isEmpty()
                ? NEVER
                : Ticks.millis(queue.nextTick(times.price().bound(), Ticks.at(nowMillis)), nowMillis);
    }

    @Override
    public long dueAt(T task, long nowMillis) {
        int place = task.place;
        if (place == Scheduled.NOWHERE || roster.out(place)) {
            return NEVER;
        }
        long due = Ticks.millis(lists.tick(place), nowMillis);
        return queue.resting(place) ? Math.max(due, Ticks.millis(times.tick(place), nowMillis)) : due;
    }

    @Override
    public @Nullable Why why(T task) {
        int place = task.place;
        if (place == Scheduled.NOWHERE || roster.out(place)) {
            return null;
        }
        return roster.failures(place) > 0 ? Why.RETRY : roster.why(place);
    }

    @Override
    public void told(T task, Sighting sighting, long nowMillis) {
        advance(nowMillis);
        int place = task.place;
        if (place == Scheduled.NOWHERE || !roster.out(place)) {
            return;
        }
        long sentAt = roster.back(place, nowMillis);
        if (letGo(place, nowMillis)) {
            return;
        }
        if (sighting.stage() == Stage.UNSEEN) {
            roster.failed(place);
        } else {
            times.answered((nowMillis - sentAt) / 1000.0);
            see(place, sighting, (sentAt + nowMillis) / 2000.0);
        }
        rest(place, sentAt, nowMillis);
    }

    @Override
    public void turnedAway(T task, long nowMillis) {
        advance(nowMillis);
        int place = task.place;
        if (place != Scheduled.NOWHERE && roster.out(place)) {
            roster.back(place, nowMillis);
            if (!letGo(place, nowMillis)) {
                queue.addDue(place, Ticks.at(nowMillis));
            }
        }
    }

    @Override
    public void heard(T task, Sighting sighting, long nowMillis) {
        advance(nowMillis);
        int place = task.place;
        if (place != Scheduled.NOWHERE && !roster.removed(place)) {
            see(place, sighting, nowMillis / 1000.0);
            if (!roster.out(place) && !queue.resting(place)) {
                queue.remove(place);
                queue.add(place);
            }
        }
    }

    @Override
    public void remove(T task) {
        int place = task.place;
        if (place == Scheduled.NOWHERE) {
            return;
        }
        returning.remove(place);
        if (roster.out(place)) {
            roster.removed(place, true);
        } else {
            queue.remove(place);
            roster.release(place);
        }
    }

    @Override
    public int size() {
        return roster.size();
    }

    /** What one more request is worth now, in seconds of waiting: so much waiting would it save. */
    public double price() {
        return times.price().seconds();
    }

    /** How long ends stay unseen: as predicted, and as the provider's own times show. */
    public DelayForecast forecast() {
        return forecast;
    }

    /** How often a due time has been worked out: what the schedule's work is measured in. */
    public long solved() {
        return times.solved();
    }

    private void advance(long nowMillis) {
        times.advance(nowMillis);
        queue.advance(nowMillis);
        queue.follow(times.effectivePrice(), roster.used(), nowMillis);
    }

    private void begin(int place, Subject subject, long nowMillis) {
        roster.begin(place, models.of(subject.target()), subject.weight());
        clocks.begin(place, subject, nowMillis / 1000.0);
    }

    private void see(int place, Sighting sighting, double at) {
        if (sighting.stage() == Stage.ENDED && roster.stage(place) != Stage.ENDED) {
            forecast.ended(sighting, at);
        }
        clocks.seen(place, sighting, at);
    }

    /** Whether the task, which is back, was let go meanwhile. One that was taken up again begins anew. */
    private boolean letGo(int place, long nowMillis) {
        if (roster.removed(place)) {
            roster.removed(place, false);
            roster.release(place);
            return true;
        }
        Subject subject = returning.remove(place);
        if (subject != null) {
            begin(place, subject, nowMillis);
        }
        return false;
    }

    private void rest(int place, long sentAt, long nowMillis) {
        double shortest = settings.minInterval().toMillis();
        double longest = settings.maxInterval().toMillis();
        double interval = shortest * Math.pow(RETRY_GROWTH, Math.max(0, roster.failures(place) - 1));
        long until = sentAt + Math.round(Math.min(longest, interval));
        if (until > nowMillis) {
            queue.rest(place, Ticks.after(until));
        } else {
            queue.add(place);
        }
    }
}
