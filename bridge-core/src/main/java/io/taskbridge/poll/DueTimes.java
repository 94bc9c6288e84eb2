// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.poll;

import io.taskbridge.poll.duration.Curve;
import io.taskbridge.poll.duration.DurationModel;
import java.util.function.LongToDoubleFunction;

/**
 * When it is worth asking about a task: as soon as the waiting that asking would end is worth the price of a request.
 * Where a webhook is likely to tell, asking is worth that much less. Not thread-safe.
 */
final class DueTimes {
    private static final double LEAST_PRICE = 1e-4;
    private static final double TRIP_MEMORY = 0.05;

    /** Of the longest interval: a little is left for the line before the rate limit. */
    private static final double UNTIL_LONGEST = 0.99;

    private final Roster<?> roster;
    private final ScheduleSettings settings;
    private final WebhookTrust trust;
    private final LongToDoubleFunction ratePerSecond;
    private final ShadowPrice price;
    private final double maxSeconds;
    private double tail;
    private double missing = 1;
    private double tripSeconds;
    private long nowMillis;
    private int crowd = 1;
    private long solved;

    /** The clock by which the task that was last {@linkplain #look looked at} is judged, and when it was seen by it. */
    private double clock;

    private double seen;

    DueTimes(Roster<?> roster, ScheduleSettings settings, WebhookTrust trust, LongToDoubleFunction ratePerSecond) {
        this.roster = roster;
        this.settings = settings;
        this.trust = trust;
        this.ratePerSecond = ratePerSecond;
        this.price = new ShadowPrice(Math.max(LEAST_PRICE, settings.effortSeconds()));
        this.maxSeconds = UNTIL_LONGEST * settings.maxInterval().toMillis() / 1000.0;
    }

    void advance(long toMillis) {
        nowMillis = toMillis;
        int size = Math.max(1, roster.size());
        if (size != crowd) {
            price.crowd(crowd, size);
            crowd = size;
        }
        missing = trust.missing(toMillis);
        // Where few tasks need asking at all, delays are rare and their scale is a longer one.
        tail = settings.aim().tail(roster.size(), ratePerSecond.applyAsDouble(toMillis)) / missing;
    }

    /** The price of a request, in seconds of waiting. */
    ShadowPrice price() {
        return price;
    }

    /** The price with all that bears on every task's due time. */
    double effectivePrice() {
        return price.seconds() / missing;
    }

    /** How often a due time has been worked out. */
    long solved() {
        return solved;
    }

    /** The tick at which the task is due. */
    int tick(int place) {
        solved++;
        Curve curve = look(place);
        double asking = price.seconds() / weight(place);
        double worthIt = clock + curve.nextAge(seen, asking, tail);
        double due = scouted(place, worthIt, asking);
        double longest = roster.clock(place) + roster.seenAge(place) + maxSeconds;
        roster.why(place, due > longest ? Why.MAX_INTERVAL : due < worthIt ? Why.SCOUT : usual());
        return Ticks.near(Math.min(due, longest) - tripSeconds / 2, nowMillis);
    }

    private double scouted(int place, double due, double asking) {
        double wait = due - clock - seen;
        return roster.scout(place) && Scouts.worth(wait, asking)
                ? due - wait + Scouts.part(roster.number(place)) * wait
                : due;
    }

    private Why usual() {
        return missing < 0.5 ? Why.WEBHOOK_EXPECTED : Why.WORTH_IT;
    }

    /** The task is asked about now. */
    void sent(int place, DelayForecast forecast) {
        Curve curve = look(place);
        double age = Math.max(seen, nowMillis / 1000.0 + tripSeconds / 2 - clock);
        price.sent(curve.index(seen, age, tail) * weight(place), roster.size());
        forecast.sent(curve.delay(seen, age), 1 - curve.alive(seen, age));
    }

    /** By which curve the task is to be judged; sets its clock. */
    private Curve look(int place) {
        Stage stage = roster.stage(place);
        DurationModel model = roster.model(place);
        if (stage == Stage.UNSEEN || stage == Stage.QUEUED) {
            double start = model.queue().expectedStart(roster.number(place), roster.clock(place));
            if (!Double.isNaN(start)) {
                clock = start;
                seen = 0;
                return model.curve(Stage.RUNNING, true);
            }
        }
        clock = roster.clock(place);
        seen = roster.seenAge(place);
        return model.curve(stage, roster.startKnown(place));
    }

    /** A request took so long from end to end. */
    void answered(double seconds) {
        tripSeconds += TRIP_MEMORY * (Math.max(0, seconds) - tripSeconds);
    }

    private double weight(int place) {
        return roster.weight(place) * missing;
    }
}
